package org.cloudimages.data.region;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.UserToken;
import org.cloudimages.outbound.fetch.WebContent;
import org.cloudimages.outbound.fetch.WebException;
import org.cloudimages.outbound.fetch.WebFetch;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecret;

/**
 * The image services of other regions, asked in the name of whoever imports an image of theirs. The
 * identity service names them, not the client, so that the filter for URLs of clients is not asked.
 * Thread-safe.
 */
@Singleton
public class RegionImages {

  private static final String TYPE = "image";

  /** Bytes of the document of an image; ours have a third of that. */
  private static final int MAX_DOCUMENT = 1 << 20;

  /** What catalogs have at the end of an endpoint, or not. */
  private static final String VERSION = "/v2(\\.\\d+)?$";

  /**
   * What a task needs to reach another region.
   *
   * @param service where its image service is, without a version and a slash at the end
   */
  record Access(URI service, UserToken token) implements TaskSecret {}

  private final RegionSettings settings;
  private final TokenValidator tokens;
  private final WebFetch web;

  @Inject
  RegionImages(RegionSettings settings, TokenValidator tokens, WebFetch web) {
    this.settings = settings;
    this.tokens = tokens;
    this.web = web;
  }

  /**
   * What a task of the bearer will need to find such an image.
   *
   * @throws ImagesException 400 where the catalog has no such region, 503 when nobody can tell now
   */
  public TaskSecret access(RegionImage image, UserToken token) {
    URI service =
        tokens
            .endpoint(token, TYPE, image.reachedBy(), image.region())
            .orElseThrow(
                () ->
                    ImagesException.invalid(
                        RegionImage.REGION_FIELD,
                        "your catalog has no image service there that is " + image.reachedBy()));
    return new Access(URI.create(service.toString().replaceAll(VERSION, "")), token);
  }

  /**
   * Asks what the image is.
   *
   * @throws TaskFailure when nobody tells, or it has no data to be had
   * @throws ImagesException when no image here can be like it
   */
  public SourceImage find(RegionImage image, TaskRun run) {
    try (WebContent document = open(image, "", run)) {
      return SourceImage.parse(object(document), settings);
    } catch (WebException e) {
      throw new TaskFailure(
          switch (e.reason()) {
            case MISSING -> "There is no " + image.title() + " that your token shows.";
            case FORBIDDEN -> "Your token does not let you see the " + image.title() + ".";
            case REFUSED, UNAVAILABLE, BROKEN -> e.getMessage();
          });
    } catch (IOException | JsonException | NumberFormatException e) {
      throw new TaskFailure("What is told of the " + image.title() + " cannot be read.");
    }
  }

  private static JsonObject object(WebContent document) throws IOException {
    byte[] bytes = document.readNBytes(MAX_DOCUMENT);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    }
  }

  /**
   * Opens the data of the image; whoever calls closes them.
   *
   * @throws WebException when there are none
   */
  public WebContent open(RegionImage image, TaskRun run) throws WebException {
    return open(image, "/file", run);
  }

  private WebContent open(RegionImage image, String what, TaskRun run) throws WebException {
    Access access =
        run.secret()
            .filter(Access.class::isInstance)
            .map(Access.class::cast)
            .orElseThrow(() -> new TaskFailure("The token was lost; ask for it again."));
    URI url = URI.create(access.service() + "/v2/images/" + image.id().orElseThrow() + what);
    return web.openNamed(url, Map.of("X-Auth-Token", access.token().text()));
  }
}
