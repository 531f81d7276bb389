package org.cloudimages.store;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The URL of a bucket or a container: the kind of the store, the server, the name, and then the
 * keys of what is in it, such as {@code s3+https://host/bucket/key}. It has no credentials.
 */
public final class BucketUrl {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Keys that mean the same whoever reads their URL: nothing in them is escaped or a way up. */
  private static final Pattern KEY =
      Pattern.compile("(?!.*(?:^|/)\\.\\.?(?:/|$))[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*");

  private final URI root;

  /**
   * The URL of a bucket.
   *
   * @param kind such as {@code s3}
   * @param server with {@code http} or {@code https}, and without a slash at its end
   */
  public BucketUrl(String kind, URI server, String bucket) {
    String port = server.getPort() < 0 ? "" : ":" + server.getPort();
    this.root =
        URI.create(
            kind
                + "+"
                + server.getScheme()
                + "://"
                + server.getHost()
                + port
                + server.getRawPath()
                + "/"
                + bucket
                + "/");
  }

  /** The URL of a key. */
  public URI of(String key) {
    return URI.create(root + key);
  }

  /** The key that has that URL; empty for one of another bucket or with anything added. */
  public Optional<String> keyOf(URI url) {
    if (url.isOpaque()
        || !isServer(url)
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || !url.getRawPath().startsWith(root.getRawPath())) {
      return Optional.empty();
    }
    return Optional.of(url.getRawPath().substring(root.getRawPath().length()))
        .filter(KEY.asMatchPredicate());
  }

  private boolean isServer(URI url) {
    return root.getScheme().equalsIgnoreCase(url.getScheme())
        && root.getHost().equalsIgnoreCase(url.getHost())
        && port(root) == port(url)
        && url.getRawUserInfo() == null;
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return url.getScheme().endsWith("s") ? HTTPS : HTTP;
  }
}
