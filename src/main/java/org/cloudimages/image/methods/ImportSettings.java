package org.cloudimages.image.methods;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about imports.
 *
 * @param methods those that are offered, in the order of the setting; none where there are none
 * @param parallelStores into how many stores one import writes at once; a copy writes into one
 * @param maxTime how long one import may take, and the reading of data that services registered
 */
@Singleton
public record ImportSettings(List<ImportMethod> methods, int parallelStores, Duration maxTime) {

  private static final String NONE = "none";

  /** All but the one that needs another region. */
  private static final String USUAL = "glance-direct,web-download,copy-image";

  private static final String KNOWN =
      Arrays.stream(ImportMethod.values()).map(ImportMethod::text).collect(Collectors.joining(","));

  private static final Form<List<ImportMethod>> METHODS =
      new Form<>("some of " + KNOWN + ", separated by commas, or " + NONE, ImportSettings::parse);

  @Inject
  public ImportSettings(SettingReader settings) {
    this(
        settings.read("images.import.methods", USUAL, METHODS),
        settings.count("images.import.max-parallel-stores", 1, 1, 16),
        settings.duration("images.import.max-time", "PT24H", "PT1S"));
  }

  private static List<ImportMethod> parse(String text) {
    if (text.equals(NONE)) {
      return List.of();
    }
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .map(word -> ImportMethod.of(word).orElseThrow(() -> new IllegalArgumentException(text)))
        .distinct()
        .toList();
  }

  /** Whether imports of that method are offered. */
  public boolean offers(ImportMethod method) {
    return methods.contains(method);
  }

  /** The words of those that are offered. */
  public List<String> words() {
    return methods.stream().map(ImportMethod::text).toList();
  }
}
