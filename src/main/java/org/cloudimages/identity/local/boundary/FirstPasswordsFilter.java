package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.SourceAddress;
import org.cloudimages.identity.TokenValidator;

/**
 * Answers nobody but callers on this machine as long as a sample user has the password of the first
 * start.
 *
 * <p>What counts is the peer of the connection. A server can be told to take an address from the
 * request in its place, which anyone can write there, and nothing portable tells the two apart: so
 * a request that says that it was forwarded comes from elsewhere, whatever the address.
 */
public class FirstPasswordsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String REFUSAL =
      "This service still has the sample users of its first start with their first passwords, and"
          + " answers callers on its own machine only. Change the password of each of them there"
          + " (openstack user password set), or take them out of the users file and restart.";

  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%\\w*)?");

  @Inject private transient TokenValidator tokens;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (tokens.haveFirstPasswords()
        && (SourceAddress.isForwarded(request) || !isLoopback(request.getRemoteAddr()))) {
      throw ImagesException.forbidden(REFUSAL);
    }
    chain.doFilter(request, response);
  }

  /** Takes an address as the server gives it; asks no name server about it. */
  static boolean isLoopback(String address) {
    // because a text with another character would be a name, and be looked up
    if (address == null || !ADDRESS.matcher(address).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
