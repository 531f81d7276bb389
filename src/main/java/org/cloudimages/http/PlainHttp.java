package org.cloudimages.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.regex.Pattern;

/** Tells the operator of URLs of other servers that secrets go to without encryption. */
public final class PlainHttp {

  private static final Logger LOG = System.getLogger(PlainHttp.class.getName());

  /** Of this machine; other names are not looked up. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private PlainHttp() {}

  /** Writes a warning when it is {@code http} to another machine. */
  public static void warn(String key, URI url) {
    if (leavesTheMachine(url)) {
      LOG.log(
          Level.WARNING,
          "{0} is plain http: whoever is on the way to {1} reads passwords, tokens and images",
          key,
          url.getHost());
    }
  }

  static boolean leavesTheMachine(URI url) {
    return "http".equals(url.getScheme()) && !LOOPBACK.matcher(url.getHost()).matches();
  }
}
