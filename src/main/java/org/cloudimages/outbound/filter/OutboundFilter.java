package org.cloudimages.outbound.filter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Network;

/**
 * Tells which URLs of clients this service may connect to: scheme, host, port and every address of
 * the host must be allowed. It holds for sources of imports and for locations on the web, when they
 * are named, when they are read, and for each redirect. Thread-safe.
 */
@Singleton
public final class OutboundFilter {

  private static final Logger LOG = System.getLogger(OutboundFilter.class.getName());

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final OutboundSettings settings;
  private final Names names;

  @Inject
  public OutboundFilter(OutboundSettings settings, Names names) {
    this.settings = settings;
    this.names = names;
  }

  /**
   * Makes sure that a URL may be connected to now. Its name is looked up, so this may take as long
   * as {@link SystemNames} does; nothing is connected to. Who connects later has to ask again,
   * which {@code WebFetch} does.
   *
   * @param field of the request, for the message
   * @throws ImagesException 400
   */
  public void require(String field, String url) {
    try {
      destination(url);
    } catch (RefusedException e) {
      throw ImagesException.invalid(field, e.getMessage());
    }
  }

  /**
   * Returns where a URL leads, with the only addresses that may be connected to for it.
   *
   * @throws RefusedException when it is not allowed
   */
  public Destination destination(String text) throws RefusedException {
    URI url = WebUrl.read(text);
    String host = WebUrl.host(url);
    require(settings.schemes().permits(url.getScheme()), "its scheme is not allowed");
    require(settings.hosts().permits(host), "its host is not allowed");
    int port = port(url);
    return new Destination(url, host, port, addresses(host));
  }

  /**
   * The same for a URL that the operator or the identity service named: it may lead anywhere.
   *
   * @throws RefusedException when it has not the form of one, or its host no address
   */
  public Destination named(String text) throws RefusedException {
    URI url = WebUrl.read(text);
    String host = WebUrl.host(url);
    List<InetAddress> addresses = known(host);
    require(!addresses.isEmpty(), "its host has no address");
    return new Destination(url, host, portOf(url), addresses);
  }

  /** One that is not written passes: it belongs to its scheme. */
  private int port(URI url) throws RefusedException {
    int port = portOf(url);
    require(url.getPort() < 0 || settings.ports().permits(port), "its port is not allowed");
    return port;
  }

  private static int portOf(URI url) throws RefusedException {
    if (url.getPort() < 0) {
      return "https".equals(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }
    require(OutboundSettings.isPort(url.getPort()), "its port is not allowed");
    return url.getPort();
  }

  private List<InetAddress> addresses(String host) throws RefusedException {
    List<InetAddress> addresses = known(host);
    boolean isAllowed = !addresses.isEmpty() && addresses.stream().allMatch(this::isAllowed);
    if (!isAllowed) {
      LOG.log(Level.DEBUG, "A client named {0}, which is at {1}", host, addresses);
    }
    // because the difference would tell which names there are inside
    require(isAllowed, "its host has no address, or one that is not allowed");
    return addresses;
  }

  /** All addresses of a host; none where nobody knows it. */
  private List<InetAddress> known(String host) {
    List<InetAddress> addresses = new ArrayList<>();
    try {
      for (InetAddress address : names.addresses(host)) {
        // because this makes one of IPv4 of what is mapped into IPv6
        addresses.add(InetAddress.getByAddress(address.getAddress()));
      }
    } catch (UnknownHostException e) {
      LOG.log(Level.DEBUG, "{0} cannot be resolved", host);
      return List.of();
    }
    return List.copyOf(addresses);
  }

  private boolean isAllowed(InetAddress address) {
    return isIn(settings.allowedNetworks(), address)
        || (!isIn(settings.disallowedNetworks(), address) && !InnerNetworks.contain(address));
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static void require(boolean holds, String otherwise) throws RefusedException {
    if (!holds) {
      throw new RefusedException(otherwise);
    }
  }
}
