package org.cloudimages.client;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.cloudimages.client.token.TokenFilter;
import org.cloudimages.client.token.Tokens;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Makes an {@link ImagesClient} of a builder of MicroProfile, which has the address of the service,
 * without {@code /v2}, the timeouts, and what else it knows: certificates, a proxy, other
 * providers.
 */
public final class ImagesClientBuilder {

  private final RestClientBuilder builder;
  private Optional<Tokens> tokens = Optional.empty();
  private int repetitions;
  private Duration longestWait = Duration.ZERO;

  private ImagesClientBuilder(RestClientBuilder builder) {
    this.builder = builder;
  }

  public static ImagesClientBuilder of(RestClientBuilder builder) {
    return new ImagesClientBuilder(builder);
  }

  /**
   * Sends a token with each request. A request that is answered with 401 is sent once more with a
   * new one, where there are others and the request is not an upload.
   */
  public ImagesClientBuilder tokens(Tokens source) {
    tokens = Optional.of(source);
    return this;
  }

  /**
   * Sends a request again, after the pause that the service asks for, when it is answered with 503
   * and {@code Retry-After}: the service has done nothing then. Uploads are not sent again. Without
   * this nothing is.
   *
   * @param times how often, at most
   * @param longest where a longer pause is asked for, it is not sent again
   */
  public ImagesClientBuilder repeating(int times, Duration longest) {
    repetitions = times;
    longestWait = longest;
    return this;
  }

  /** The client; whoever builds it closes it. */
  public ImagesClient build() {
    Transport.prepare(builder);
    tokens.ifPresent(source -> builder.register(new TokenFilter(source)));
    Repeating repeating =
        new Repeating(
            builder.build(ImagesClient.class),
            tokens.map(Tokens::isRenewable).orElse(false),
            repetitions,
            longestWait);
    return (ImagesClient)
        Proxy.newProxyInstance(
            ImagesClient.class.getClassLoader(), new Class<?>[] {ImagesClient.class}, repeating);
  }
}
