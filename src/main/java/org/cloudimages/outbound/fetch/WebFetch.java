package org.cloudimages.outbound.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpException;
import org.cloudimages.outbound.fetch.WebException.Reason;
import org.cloudimages.outbound.filter.Destination;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.RefusedException;

/**
 * Reads what lies under a URL that a client named. Each request goes to an address that {@link
 * OutboundFilter} has allowed just before, those of redirects included. There are no cookies, no
 * credentials, no proxies, no content codings and no second attempts. Thread-safe.
 */
@Singleton
public final class WebFetch {

  private static final int MAX_REDIRECTS = 5;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final OutboundFilter filter;
  private final FetchSettings settings;
  private final Connector connector;

  @Inject
  public WebFetch(OutboundFilter filter, FetchSettings settings) {
    this(filter, settings, Connector.tls());
  }

  WebFetch(OutboundFilter filter, FetchSettings settings, SSLSocketFactory tls) {
    this.filter = filter;
    this.settings = settings;
    this.connector = new Connector(settings, tls);
  }

  /**
   * Opens all bytes, after waiting for the server to begin. Whoever calls closes them; who wants to
   * know only how many there are may do so at once.
   *
   * @throws WebException why there are none
   */
  public WebContent open(String url) throws WebException {
    return open(url, Optional.empty());
  }

  /**
   * Opens a part of the bytes in the same way. A server that knows no parts gives the beginning
   * with all the rest, of which whoever calls reads no more than it wants.
   *
   * @param offset the first byte, from 0
   * @param length how many, at least one; they must all be there
   * @throws WebException why there are none
   */
  public WebContent open(String url, long offset, long length) throws WebException {
    return open(url, Optional.of(new Part(offset, length)));
  }

  private WebContent open(String url, Optional<Part> part) throws WebException {
    Destination destination = destination(url, "The URL is refused: ");
    Exchange exchange = exchange(destination, part);
    for (int redirects = 0; REDIRECTS.contains(exchange.status()); redirects++) {
      exchange.close();
      if (redirects == MAX_REDIRECTS) {
        throw broken(destination, "redirects more than " + MAX_REDIRECTS + " times.");
      }
      destination = next(destination, exchange.header("Location"));
      exchange = exchange(destination, part);
    }
    return content(exchange, destination, part);
  }

  private Destination destination(String url, String beginning) throws WebException {
    try {
      return filter.destination(url);
    } catch (RefusedException e) {
      throw new WebException(Reason.REFUSED, beginning + e.getMessage() + ".", e);
    }
  }

  private Destination next(Destination from, String location) throws WebException {
    if (location.isEmpty()) {
      throw broken(from, "redirects without saying where to.");
    }
    Destination next;
    try {
      next =
          destination(
              from.url().resolve(location).toString(),
              server(from.host()) + "redirects to a URL that is refused: ");
    } catch (IllegalArgumentException e) {
      throw broken(from, "redirects to what is no URL.");
    }
    if (from.isEncrypted() && !next.isEncrypted()) {
      throw new WebException(Reason.REFUSED, server(from.host()) + "redirects from https to http.");
    }
    return next;
  }

  private Exchange exchange(Destination destination, Optional<Part> part) throws WebException {
    TimedSocket socket = connect(destination);
    try {
      return Exchange.begin(socket, connector.speak(socket, destination), destination, part);
    } catch (HttpException e) {
      Exchange.close(socket);
      throw failure(destination, Reason.BROKEN, "does not answer in readable HTTP.", e);
    } catch (IOException e) {
      Exchange.close(socket);
      throw noAnswer(destination, e);
    }
  }

  private TimedSocket connect(Destination destination) throws WebException {
    try {
      return connector.connect(destination);
    } catch (IOException e) {
      throw failure(
          destination,
          Reason.UNAVAILABLE,
          "takes no connection at port " + destination.port() + ".",
          e);
    }
  }

  private WebException noAnswer(Destination destination, IOException cause) {
    if (isTimeout(cause) || isTimeout(cause.getCause())) {
      return failure(
          destination,
          Reason.UNAVAILABLE,
          "did not answer within " + settings.silence() + ".",
          cause);
    }
    if (cause instanceof SSLException) {
      return failure(
          destination, Reason.BROKEN, "cannot be spoken to by TLS: " + cause.getMessage(), cause);
    }
    return failure(destination, Reason.UNAVAILABLE, "broke off without an answer.", cause);
  }

  /** TLS wraps some of them. */
  private static boolean isTimeout(Throwable cause) {
    return cause instanceof SocketTimeoutException;
  }

  private WebContent content(Exchange exchange, Destination destination, Optional<Part> part)
      throws WebException {
    try {
      requireUsable(exchange, destination, part);
      return new WebContent(exchange, settings, destination.host());
    } catch (WebException e) {
      exchange.close();
      throw e;
    } catch (IOException e) {
      exchange.close();
      throw noAnswer(destination, e);
    }
  }

  private static void requireUsable(Exchange exchange, Destination destination, Optional<Part> part)
      throws WebException {
    int status = exchange.status();
    if (status != OK && !(status == PARTIAL && part.isPresent())) {
      throw failure(destination, Reason.of(status), "answered " + status + ".", null);
    }
    String coding = exchange.header("Content-Encoding");
    if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      throw broken(destination, "sends its bytes in a content coding, which nobody asked for.");
    }
    if (part.isPresent() && !isPart(exchange, part.get())) {
      throw broken(destination, "gives other bytes than were asked for.");
    }
    if (part.isEmpty() && !exchange.hasEnd()) {
      throw broken(
          destination, "tells no length and no end, so that nobody could see whether all came.");
    }
  }

  private static boolean isPart(Exchange exchange, Part part) {
    return exchange.status() == PARTIAL
        ? part.matches(exchange.header("Content-Range"))
        : part.offset() == 0;
  }

  private static WebException broken(Destination destination, String what) {
    return failure(destination, Reason.BROKEN, what, null);
  }

  private static WebException failure(
      Destination destination, Reason reason, String what, Throwable cause) {
    return new WebException(reason, server(destination.host()) + what, cause);
  }

  /** The beginning of a sentence. */
  static String server(String host) {
    return "The web server " + host + " ";
  }
}
