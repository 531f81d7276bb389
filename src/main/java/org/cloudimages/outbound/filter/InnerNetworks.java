package org.cloudimages.outbound.filter;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cloudimages.http.Network;

/**
 * The addresses that are nobody's on the public internet (IANA's registries of special-purpose
 * addresses, RFC 6890), and the one of Azure's that leads to the host of a virtual machine.
 */
final class InnerNetworks {

  private static final List<Network> IPV4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by customers of a carrier
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // Azure's host
          "169.254.0.0/16", // link-local, metadata services
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /** All that IANA has given out of IPv6: outside are loopback, private, link-local, multicast. */
  private static final Network GLOBAL = Network.of("2000::/3");

  private static final List<Network> IPV6 =
      networks(
          "2001::/23", // protocols, Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  /** Addresses of IPv4 as those see them who have IPv6 only (RFC 6052). */
  private static final Network NAT64 = Network.of("64:ff9b::/96");

  private InnerNetworks() {}

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }

  /**
   * Whether an address is not public.
   *
   * @param address of IPv4 if it is mapped into IPv6
   */
  static boolean contain(InetAddress address) {
    if (address instanceof Inet4Address) {
      return anyContains(IPV4, address);
    }
    if (NAT64.contains(address)) {
      return contain(last4Bytes(address));
    }
    return !GLOBAL.contains(address) || anyContains(IPV6, address);
  }

  private static boolean anyContains(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static InetAddress last4Bytes(InetAddress address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
