package org.cloudimages.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which settings there are: those that somebody reads. A part of a name that is up to the operator
 * is in angle brackets, as in {@code images.store.<id>.type}.
 */
public final class KnownSettings {

  private static final Pattern OURS = Pattern.compile("(?i)images[._].+");
  private static final Pattern PLACE = Pattern.compile("<[^>]+>");

  private final Set<Setting> all = new LinkedHashSet<>();

  /**
   * One setting.
   *
   * @param usual what holds where it is not set; empty for nothing or what depends on other things
   */
  public record Setting(String key, String usual) {}

  /** Answers whoever reads, and notes what. */
  private final class Notes implements Values {

    /** Can stand for all that must be set. */
    private static final String ANYTHING = "http://localhost";

    @Override
    public Optional<String> find(String name, String usual) {
      all.add(new Setting(name, usual));
      return Optional.empty();
    }

    @Override
    public Optional<String> require(String name) {
      all.add(new Setting(name, ""));
      return Optional.of(ANYTHING);
    }

    @Override
    public Iterable<String> names() {
      return List.of();
    }
  }

  /** Finds out what these read. */
  public static KnownSettings of(Collection<Consumer<SettingReader>> readers) {
    KnownSettings known = new KnownSettings();
    readers.forEach(reader -> reader.accept(new SettingReader(known.new Notes(), "")));
    return known;
  }

  public Set<Setting> all() {
    return Set.copyOf(all);
  }

  /** Returns a sentence for each name that is like one of ours and that nobody reads. */
  public List<String> unknown(Iterable<String> names) {
    Set<String> ours = new TreeSet<>();
    names.forEach(name -> Optional.of(name).filter(OURS.asMatchPredicate()).ifPresent(ours::add));
    return ours.stream()
        // because some servers list a variable under the name of a setting as well
        .filter(name -> isVariable(name) || !ours.contains(variable(name)))
        .filter(name -> forms(name).noneMatch(form -> matches(form, name)))
        .map(this::sentence)
        .toList();
  }

  private String sentence(String name) {
    return "Nothing reads the setting "
        + name
        + nearest(name).map(known -> "; is it to be " + known + "?").orElse(".");
  }

  private Optional<String> nearest(String name) {
    return forms(name)
        .map(form -> filled(form, name))
        .filter(form -> Spelling.isClose(form, name))
        .min(Comparator.comparingInt(form -> Spelling.distance(form, name)));
  }

  /** All that is known, as variables of the environment if the name is of one. */
  private Stream<String> forms(String name) {
    Stream<String> keys = all.stream().map(Setting::key).distinct();
    return isVariable(name) ? keys.map(KnownSettings::variable) : keys;
  }

  private static boolean isVariable(String name) {
    return name.indexOf('.') < 0;
  }

  /** The variable of the environment that a setting can be given by. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9<>]", "_").toUpperCase(Locale.ROOT);
  }

  private static boolean matches(String form, String name) {
    String expression =
        PLACE
            .splitAsStream(form + " ")
            .map(part -> Pattern.quote(part.stripTrailing()))
            .collect(Collectors.joining(".+"));
    // because a variable may be in small letters
    return (isVariable(name) ? name.toUpperCase(Locale.ROOT) : name).matches(expression);
  }

  /** Puts into each place of a form what a name has there, if the two have as many parts. */
  private static String filled(String form, String name) {
    String[] parts = form.split("\\.");
    String[] given = name.split("\\.");
    for (int i = 0; i < parts.length && parts.length == given.length; i++) {
      parts[i] = PLACE.matcher(parts[i]).matches() ? given[i] : parts[i];
    }
    return String.join(".", parts);
  }
}
