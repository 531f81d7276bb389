package org.cloudimages.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cloudimages.client.ImagesClient;
import org.cloudimages.client.ImagesClientBuilder;
import org.cloudimages.client.token.Account;
import org.cloudimages.client.token.Login;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Makes the one client of the program, of the settings {@code golden.…}. */
@ApplicationScoped
public class ImagesClients {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int REPETITIONS = 5;

  @Produces
  @ApplicationScoped
  ImagesClient client() {
    Config config = ConfigProvider.getConfig();
    Login login =
        Login.withPassword(
            config.getValue("golden.identity", URI.class),
            Account.of(
                config.getValue("golden.user", String.class),
                config.getValue("golden.project", String.class)),
            config.getValue("golden.password", String.class));
    return ImagesClientBuilder.of(
            RestClientBuilder.newBuilder()
                .baseUri(config.getValue("golden.images", URI.class))
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(60, TimeUnit.SECONDS))
        .tokens(login)
        .repeating(REPETITIONS, LONGEST_WAIT)
        .build();
  }

  void close(@Disposes ImagesClient client) {
    client.close();
  }
}
