package org.cloudimages.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cloudimages.client.ImageData;
import org.cloudimages.client.ImagesClient;
import org.cloudimages.client.ImagesClientBuilder;
import org.cloudimages.client.Pages;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.fault.FaultException;
import org.cloudimages.client.request.NewImage;
import org.cloudimages.client.request.Patch;
import org.cloudimages.client.request.Query;
import org.cloudimages.client.token.Account;
import org.cloudimages.client.token.Login;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Makes an image of a disk, finds it, reads it back, and tries to delete it. */
public final class FirstSteps {

  private FirstSteps() {}

  /** Takes the service, its identity service, user, project, password and the disk. */
  public static void main(String[] given) throws IOException {
    Login login =
        Login.withPassword(URI.create(given[1]), Account.of(given[2], given[3]), given[4]);
    RestClientBuilder service =
        RestClientBuilder.newBuilder()
            .baseUri(URI.create(given[0]))
            .connectTimeout(5, TimeUnit.SECONDS)
            .readTimeout(60, TimeUnit.SECONDS);
    try (ImagesClient client =
        ImagesClientBuilder.of(service)
            .tokens(login)
            .repeating(5, Duration.ofSeconds(10))
            .build()) {
      walk(client, Path.of(given[5]));
    }
  }

  private static void walk(ImagesClient client, Path disk) throws IOException {
    Image image =
        client.create(NewImage.named("first").of("raw", "bare").with("team", "shop"), null);
    ImageData data = new ImageData(client);
    data.upload(image.id(), disk);
    data.download(image.id(), disk.resolveSibling("copy"));

    client.patch(image.id(), Patch.none().set("protected", true), null);
    Pages.stream(client::list, Query.all().where("team", "shop"))
        .forEach(each -> System.out.println(each.name().orElse("") + " " + each.properties()));
    try {
      client.delete(image.id(), null);
    } catch (FaultException e) {
      switch (e.key()) {
        case FORBIDDEN -> System.out.println("Not deleted: " + e.fault().message());
        case ITEM_NOT_FOUND -> System.out.println("Somebody else was faster.");
        default -> throw e;
      }
    }
    client.patch(image.id(), Patch.none().set("protected", false), null);
    client.delete(image.id(), null);
  }
}
