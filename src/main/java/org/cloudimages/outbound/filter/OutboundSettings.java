package org.cloudimages.outbound.filter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudimages.http.Network;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about the URLs of clients, below {@code images.outbound}.
 *
 * @param schemes in small letters
 * @param hosts names in small letters, and addresses
 * @param allowedNetworks whose addresses are allowed though they are not public, or disallowed
 * @param disallowedNetworks whose addresses are not allowed though they are public
 */
@Singleton
public record OutboundSettings(
    Choice<String> schemes,
    Choice<String> hosts,
    Choice<Integer> ports,
    List<Network> allowedNetworks,
    List<Network> disallowedNetworks) {

  private static final Logger LOG = System.getLogger(OutboundSettings.class.getName());

  private static final String PREFIX = "images.outbound.";

  /** Instead of a list: there is none. */
  private static final String ALL = "all";

  private static final int MAX_PORT = 65_535;

  private static final Form<Set<String>> SCHEMES =
      list("http, https or both, separated by a comma", Form.word("http", "https").parser());
  private static final Form<Set<String>> HOSTS =
      list("names of hosts, separated by commas", host -> host.toLowerCase(Locale.ROOT));
  private static final Form<Set<Integer>> PORTS =
      list("ports, separated by commas", OutboundSettings::port);
  private static final Form<Set<Network>> NETWORKS =
      list("networks such as 10.0.0.0/8, separated by commas", Network::of);

  @Inject
  public OutboundSettings(SettingReader settings) {
    this(
        choice(settings, "schemes", "http,https", SCHEMES),
        choice(settings, "hosts", ALL, HOSTS),
        choice(settings, "ports", "80,443", PORTS),
        networks(settings, "allowed-networks"),
        networks(settings, "disallowed-networks"));
  }

  private static <T> Choice<T> choice(
      SettingReader settings, String what, String usual, Form<Set<T>> form) {
    String key = PREFIX + "allowed-" + what;
    String voidKey = PREFIX + "disallowed-" + what;
    Optional<Set<T>> allowed = settings.read(key, usual, orAll(form));
    Optional<Set<T>> disallowed = settings.find(voidKey, form);
    if (allowed.isPresent() && disallowed.isPresent()) {
      LOG.log(Level.WARNING, "{0} is void unless {1} is {2}", voidKey, key, ALL);
    }
    return new Choice<>(allowed, disallowed.orElse(Set.of()));
  }

  private static <T> Form<Optional<Set<T>>> orAll(Form<Set<T>> form) {
    return new Form<>(
        "all, or " + form.text(),
        text -> ALL.equals(text) ? Optional.empty() : Optional.of(form.parser().apply(text)));
  }

  private static List<Network> networks(SettingReader settings, String key) {
    return settings.find(PREFIX + key, NETWORKS).map(List::copyOf).orElse(List.of());
  }

  private static <T> Form<Set<T>> list(String form, Function<String, T> parser) {
    return new Form<>(
        form,
        text ->
            Form.WORDS.parser().apply(text).stream()
                .map(parser)
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (!isPort(port)) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }

  static boolean isPort(int port) {
    return port > 0 && port <= MAX_PORT;
  }
}
