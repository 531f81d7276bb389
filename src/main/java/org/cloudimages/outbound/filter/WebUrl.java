package org.cloudimages.outbound.filter;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form that a URL of a client must have, whatever the settings say. It is read once, by the
 * JDK's {@link URI}, and connected to as it was read, so that no second reader can see another host
 * in it.
 */
final class WebUrl {

  static final int MAX_LENGTH = 2048;

  private static final int MAX_HOST = 253;
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

  /** Systems read such a host as an address of IPv4 (WHATWG: "ends in a number"). */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  private WebUrl() {}

  /**
   * Reads a URL.
   *
   * @return with a scheme in small letters, a host, and a path; without a fragment
   */
  static URI read(String text) throws RefusedException {
    require(text.length() <= MAX_LENGTH, "it has more than " + MAX_LENGTH + " characters");
    require(
        VISIBLE_ASCII.matcher(text).matches(),
        "it may have visible characters of ASCII only; others are to be percent-encoded");
    URI url = parse(text);
    require(url.getScheme() != null, "it has no scheme such as https");
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    require(SCHEMES.contains(scheme), "its scheme is neither http nor https");
    String authority = url.getRawAuthority();
    require(authority != null, "it has no host");
    require(authority.indexOf('@') < 0, "it may hold no user name or password");
    require(url.getHost() != null, "its host is neither a name nor an address in its usual form");
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return parse(scheme + "://" + authority + path + query);
  }

  private static URI parse(String text) throws RefusedException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new RefusedException("it is no URL");
    }
  }

  /** Returns the host in small letters, without brackets and without a dot at the end. */
  static String host(URI url) throws RefusedException {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      require(IPV6.matcher(host).matches(), "its address may have no zone");
      return host.substring(1, host.length() - 1);
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    require(isName(name) || IPV4.matcher(name).matches(), "its host is no name or plain address");
    return name;
  }

  private static boolean isName(String name) {
    return name.length() <= MAX_HOST
        && !NUMBER.matcher(name).matches()
        && Pattern.compile("\\.").splitAsStream(name + ".").allMatch(LABEL.asMatchPredicate());
  }

  private static void require(boolean holds, String otherwise) throws RefusedException {
    if (!holds) {
      throw new RefusedException(otherwise);
    }
  }
}
