package org.cloudimages.outbound.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cloudimages.outbound.fetch.WebException.Reason;
import org.cloudimages.outbound.filter.Destination;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.RefusedException;

/**
 * Reads what lies under a URL that a client named. Each request goes to an address that {@link
 * OutboundFilter} has allowed just before, those of redirects included. There are no cookies, no
 * credentials, no proxies, no content codings and no second attempts. What the operator or the
 * identity service named is read in the same way, without the filter. Thread-safe.
 */
@Singleton
public final class WebFetch {

  private static final int MAX_REDIRECTS = 5;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final OutboundFilter filter;
  private final FetchSettings settings;
  private final Trust trust;
  private final Connector connector;

  @Inject
  public WebFetch(OutboundFilter filter, FetchSettings settings, Trust trust) {
    this.filter = filter;
    this.settings = settings;
    this.trust = trust;
    this.connector = new Connector(settings, trust.tls());
  }

  /** The same with other timeouts. */
  public WebFetch within(Duration connect, Duration silence) {
    return new WebFetch(filter, settings.within(connect, silence), trust);
  }

  /**
   * Opens all bytes, after waiting for the server to begin. Whoever calls closes them; who wants to
   * know only how many there are may do so at once.
   *
   * @throws WebException why there are none
   */
  public WebContent open(String url) throws WebException {
    return open(url, Optional.empty(), () -> connector);
  }

  /**
   * The same for whom it is no use any more after some time, redirects included. That bounds what
   * servers take to be connected to and to begin, up to twice; not what names take to be found.
   */
  public WebContent open(String url, Duration within) throws WebException {
    long begun = System.nanoTime();
    return open(
        url,
        Optional.empty(),
        () ->
            new Connector(
                settings.hurried(within.minusNanos(System.nanoTime() - begun)), trust.tls()));
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
    return open(url, Optional.of(new Part(offset, length)), () -> connector);
  }

  /**
   * Opens all bytes of a server that no client named, with headers that may be secret. What it
   * redirects to nobody has named, so that is not followed.
   *
   * @param url of the operator's settings or of a catalog; the filter is not asked
   * @throws WebException why there are none
   */
  public WebContent openNamed(URI url, Map<String, String> headers) throws WebException {
    Destination destination;
    try {
      destination = filter.named(url.toString());
    } catch (RefusedException e) {
      throw WebException.refused("The URL cannot be read: " + e.getMessage() + ".", e);
    }
    return content(connector.begin(destination, headers), Optional.empty());
  }

  private WebContent open(String url, Optional<Part> part, Supplier<Connector> connectors)
      throws WebException {
    long begun = System.nanoTime();
    Map<String, String> headers =
        part.map(bytes -> Map.of("Range", bytes.range())).orElse(Map.of());
    Destination first = destination(url, "The URL is refused: ");
    Exchange exchange = connectors.get().begin(first, headers);
    for (int redirects = 0; REDIRECTS.contains(exchange.status()); redirects++) {
      exchange.close();
      if (redirects == MAX_REDIRECTS) {
        throw broken(exchange, "redirects more than " + MAX_REDIRECTS + " times");
      }
      requireQuick(exchange, System.nanoTime() - begun);
      Destination next = next(exchange);
      exchange = connectors.get().begin(next, headers);
    }
    return content(exchange, part);
  }

  private WebContent content(Exchange exchange, Optional<Part> part) throws WebException {
    try {
      requireUsable(exchange, part);
      return new WebContent(exchange, exchange.body(), settings);
    } catch (WebException e) {
      exchange.close();
      throw e;
    } catch (IOException e) {
      exchange.close();
      throw broken(exchange, "gives no body");
    }
  }

  private Destination destination(String url, String beginning) throws WebException {
    try {
      return filter.destination(url);
    } catch (RefusedException e) {
      throw WebException.refused(beginning + e.getMessage() + ".", e);
    }
  }

  private Destination next(Exchange exchange) throws WebException {
    String location = exchange.header("Location");
    if (location.isEmpty()) {
      throw broken(exchange, "redirects without saying where to");
    }
    Destination from = exchange.destination();
    String url;
    try {
      // because the JDK takes the last part of the path away from before a mere query
      String rest = location.startsWith("?") ? from.url().getRawPath() + location : location;
      url = from.url().resolve(rest).toString();
    } catch (IllegalArgumentException e) {
      throw broken(exchange, "redirects to what is no URL");
    }
    String beginning = "The web server " + from.host() + " redirects to a URL that is refused: ";
    Destination next = destination(url, beginning);
    if (from.isEncrypted() && !next.isEncrypted()) {
      throw WebException.refused(beginning + "it is http, and the one before was https.", null);
    }
    return next;
  }

  /** All redirects together are to come within the time that one server has to begin. */
  private void requireQuick(Exchange exchange, long nanos) throws WebException {
    if (nanos > settings.silence().toNanos()) {
      throw WebException.of(
          exchange.destination().host(),
          Reason.UNAVAILABLE,
          "redirects, later than " + settings.silence() + " after the first request",
          null);
    }
  }

  private static void requireUsable(Exchange exchange, Optional<Part> part) throws WebException {
    int status = exchange.status();
    if (status != OK && !(status == PARTIAL && part.isPresent())) {
      throw WebException.of(
          exchange.destination().host(), Reason.of(status), "answered " + status, null);
    }
    String coding = exchange.header("Content-Encoding");
    if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      throw broken(exchange, "sends its bytes in a content coding, which nobody asked for");
    }
    if (part.isPresent() && !isPart(exchange, part.get())) {
      throw broken(exchange, "gives other bytes than were asked for");
    }
    if (part.isEmpty() && !exchange.hasEnd()) {
      throw broken(exchange, "tells neither a length nor an end, so a part would look whole");
    }
  }

  private static boolean isPart(Exchange exchange, Part part) {
    return exchange.status() == PARTIAL
        ? part.matches(exchange.header("Content-Range"))
        : part.offset() == 0;
  }

  private static WebException broken(Exchange exchange, String what) {
    return WebException.broken(exchange.destination().host(), what);
  }
}
