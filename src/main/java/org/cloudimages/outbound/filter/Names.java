package org.cloudimages.outbound.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who tells the addresses of names. */
@FunctionalInterface
public interface Names {

  /** The system's resolver, which bounds the time by its own settings alone. */
  Names OF_THE_SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * Looks a name up; an address is its own.
   *
   * @throws UnknownHostException when there is none
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
