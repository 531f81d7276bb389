package org.cloudimages.outbound.filter;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where a URL leads, of which everything was checked. Only these addresses are to be connected to:
 * the name may have others at the next look.
 *
 * @param url with a path, without a fragment
 * @param host in small letters, without a dot at the end and without brackets
 * @param addresses all of the host, at least one
 */
public record Destination(URI url, String host, int port, List<InetAddress> addresses) {

  /** Whether the host is an address and no name. */
  public boolean isAddress() {
    return host.matches("[0-9.]+|.*:.*");
  }

  public boolean isEncrypted() {
    return "https".equals(url.getScheme());
  }
}
