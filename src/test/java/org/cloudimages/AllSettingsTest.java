package org.cloudimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudimages.setting.KnownSettings.Setting;
import org.junit.jupiter.api.Test;

/** Holds the tables of the documentation against what is read. */
class AllSettingsTest {

  private static final Path TABLES = Path.of("src/docs/settings.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A value as it is written in the settings, with an explanation in brackets or after a comma. */
  private static final Pattern VALUE = Pattern.compile("(?:`([^`]+)`|(-?\\d+))(?: \\(.*\\))?");

  /** Only the servers' configuration reads these, and tells of them. */
  private static final Pattern OF_THE_SERVER = Pattern.compile("images\\.(db|io)\\b.*");

  private static Set<String> read() {
    return AllSettings.KNOWN.all().stream()
        .filter(setting -> !OF_THE_SERVER.matcher(setting.key()).matches())
        .map(setting -> setting.key() + " = " + setting.usual())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    Set<String> documented = new TreeSet<>();
    String prefix = "";
    for (String line : Files.readAllLines(TABLES)) {
      String[] cells = line.split(" *\\| *");
      if (cells.length < 4 || cells[1].startsWith("---")) {
        continue;
      }
      if (cells[2].equals("default")) {
        prefix = cells[1].replace("`", "").replace("key", "");
      } else {
        documented.addAll(settings(prefix, cells[1], cells[2]));
      }
    }
    return documented;
  }

  private static List<String> settings(String prefix, String keys, String usual) {
    List<String> settings = new ArrayList<>();
    List<String> names = CODE.matcher(keys).results().map(found -> found.group(1)).toList();
    String[] values = usual.split(", ");
    String last = "";
    for (String name : names) {
      last = name.startsWith(".") ? last.substring(0, last.lastIndexOf('.')) + name : prefix + name;
      String value = values.length < names.size() ? values[0] : values[settings.size()];
      settings.add(last + " = " + value(value));
    }
    return settings;
  }

  /** Empty for words such as "off" and "a quarter of the heap". */
  private static String value(String text) {
    Matcher value = VALUE.matcher(text);
    if (!value.matches()) {
      return "";
    }
    MatchResult found = value.toMatchResult();
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  @Test
  void tablesHaveEverySettingWithItsDefault() throws IOException {
    assertEquals(String.join("\n", documented()), String.join("\n", read()));
  }

  @Test
  void everythingReadIsOurs() {
    assertFalse(AllSettings.KNOWN.all().isEmpty());
    for (Setting setting : AllSettings.KNOWN.all()) {
      assertEquals("images.", setting.key().substring(0, 7));
    }
  }
}
