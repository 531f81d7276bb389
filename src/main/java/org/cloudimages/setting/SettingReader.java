package org.cloudimages.setting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Reads settings from MicroProfile Config, or those of them below a prefix. Whatever is missing or
 * wrong is an {@link IllegalArgumentException} that names the key, the value and what would be
 * right; it is to end the start.
 */
@Singleton
public final class SettingReader {

  private final Values values;
  private final String prefix;

  private record ConfigValues(Config config) implements Values {

    @Override
    public Optional<String> find(String name, String usual) {
      return require(name);
    }

    @Override
    public Optional<String> require(String name) {
      // as text, because the two servers have different converters
      return config.getOptionalValue(name, String.class).map(String::strip);
    }

    @Override
    public Iterable<String> names() {
      return config.getPropertyNames();
    }
  }

  @Inject
  public SettingReader(Config config) {
    this(new ConfigValues(config), "");
  }

  SettingReader(Values values, String prefix) {
    this.values = values;
    this.prefix = prefix;
  }

  /** Returns a reader of the settings whose names go on after this prefix and a dot. */
  public SettingReader below(String other) {
    return new SettingReader(values, prefix + other + ".");
  }

  /** The whole name of a setting. */
  public String name(String key) {
    return prefix + key;
  }

  /** The names of all settings that there are, our own and others, in any form. */
  public Iterable<String> names() {
    return values.names();
  }

  /** Returns a text that need not be set. */
  public Optional<String> find(String key) {
    return values.find(name(key), "");
  }

  public <T> Optional<T> find(String key, Form<T> form) {
    return find(key).map(text -> form.parse(name(key), text));
  }

  /** Returns a text that must be set. */
  public String require(String key) {
    return values
        .require(name(key))
        .orElseThrow(() -> new IllegalArgumentException(name(key) + " is not set"));
  }

  public <T> T require(String key, Form<T> form) {
    return form.parse(name(key), require(key));
  }

  public String text(String key, String usual) {
    return values.find(name(key), usual).orElse(usual);
  }

  public <T> T read(String key, String usual, Form<T> form) {
    return form.parse(name(key), text(key, usual));
  }

  public boolean flag(String key, boolean usual) {
    return read(key, Boolean.toString(usual), Form.word("true", "false")).equals("true");
  }

  /** Returns one of these words; the first one where nothing is set. */
  public String word(String key, String... words) {
    return read(key, words[0], Form.word(words));
  }

  /** Returns words in lower case. */
  public List<String> words(String key, String usual) {
    return read(key, usual, Form.WORDS).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Returns a number within those bounds, both included. */
  public int count(String key, int usual, int least, int most) {
    return Math.toIntExact(number(key, usual, least, most));
  }

  /** Returns a number within those bounds, both included. */
  public long number(String key, long usual, long least, long most) {
    return read(key, Long.toString(usual), Form.number(least, most));
  }

  /** Returns a duration that may be zero. */
  public Duration duration(String key, String usual) {
    return duration(key, usual, "PT0S");
  }

  /** Returns a duration that is at least so long. */
  public Duration duration(String key, String usual, String least) {
    return read(key, usual, Form.duration(least, Form.MAX_DURATION));
  }

  /** Returns what holds for every project and, with a dot and its id after the key, for one. */
  public <T> PerProject<T> perProject(String key, String usual, Form<T> form) {
    T common = read(key, usual, form);
    List<String> own =
        StreamSupport.stream(values.names().spliterator(), false)
            .filter(name -> isBelow(name, name(key)))
            .toList();
    // because an unreadable one is to end the start
    own.forEach(name -> values.find(name, "").ifPresent(text -> form.parse(name, text)));
    values.find(name(key) + ".<project id>", "");
    return new PerProject<>(common, !own.isEmpty(), id -> find(key + "." + id, form));
  }

  private static boolean isBelow(String name, String key) {
    boolean isVariable = name.equals(name.toUpperCase(Locale.ROOT));
    return name.startsWith(isVariable ? KnownSettings.variable(key) + "_" : key + ".");
  }

  /**
   * The failure that a wrong value ends the start with.
   *
   * @param form what it must be
   */
  public IllegalArgumentException invalid(String key, String form, Object value) {
    return new IllegalArgumentException(name(key) + " must be " + form + ", but is: " + value);
  }
}
