package org.cloudimages.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request comes from: the peer of the connection or, when that is one of the proxies in
 * {@code images.limit.source.proxies}, the last address in {@code X-Forwarded-For} that is none of
 * them. What anybody else writes into that header is not believed.
 *
 * <p>Of an IPv6 address only the network of 64 bits counts, because a client has all of it.
 */
@Singleton
public class SourceAddress {

  private static final String HEADER = "X-Forwarded-For";

  /** Nothing else is given to the resolver, which would ask a name server. */
  private static final Pattern LITERAL =
      Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]{1,44}");

  /** Headers that servers and their modules take the address of a client from. */
  private static final Pattern FORWARDING =
      Pattern.compile("(?i)via|forwarded|x-forwarded.*|x-original-.*|([a-z-]*-)?(client|real)-ip");

  private static final int NETWORK_BYTES = 8;

  private final List<InetAddress> proxies;

  @Inject
  public SourceAddress(HttpSettings settings) {
    this.proxies = settings.proxies();
  }

  /** Returns the key of the client that sent the request. */
  public String of(HttpServletRequest request) {
    String peer = request.getRemoteAddr();
    // because most addresses are of this kind, and are their own key
    if (proxies.isEmpty() && peer.indexOf(':') < 0) {
      return peer;
    }
    return parse(peer).map(address -> network(client(address, request))).orElse(peer);
  }

  /** The address of the client; empty when the server gave something else. */
  public Optional<InetAddress> client(HttpServletRequest request) {
    return parse(request.getRemoteAddr()).map(peer -> client(peer, request));
  }

  /**
   * Whether a header says that somebody else has sent the request on. A server can be told to take
   * the address of a client from the request, where anyone can write it, and nothing portable tells
   * whether it was; so an address in such a request proves nothing.
   */
  public static boolean isForwarded(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .anyMatch(name -> FORWARDING.matcher(name).matches());
  }

  /**
   * Whether the source is one client: the loopback interface and a proxy may stand for any number.
   */
  public boolean isOneClient(HttpServletRequest request) {
    return client(request)
        .map(client -> !client.isLoopbackAddress() && !proxies.contains(client))
        .orElse(true);
  }

  private InetAddress client(InetAddress peer, HttpServletRequest request) {
    if (!proxies.contains(peer)) {
      return peer;
    }
    InetAddress client = peer;
    for (String hop : hops(request)) {
      Optional<InetAddress> address = parse(hop);
      if (address.isEmpty()) {
        return client;
      }
      client = address.get();
      if (!proxies.contains(client)) {
        return client;
      }
    }
    return client;
  }

  /** The addresses of the header, the nearest first. */
  private static List<String> hops(HttpServletRequest request) {
    String all = String.join(",", Collections.list(request.getHeaders(HEADER)));
    List<String> hops = Arrays.asList(all.split(","));
    Collections.reverse(hops);
    return hops;
  }

  static Optional<InetAddress> parse(String text) {
    String literal = text.strip().replaceFirst("%.*", "");
    try {
      return LITERAL.matcher(literal).matches()
          ? Optional.of(InetAddress.getByName(literal))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String network(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    String network = HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES);
    return network.replaceAll("(....)(?!$)", "$1:") + "::/64";
  }
}
