package org.cloudimages.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Users;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.api.image.v2.ImageService;
import org.openstack4j.model.common.ActionResponse;
import org.openstack4j.model.common.Identifier;
import org.openstack4j.model.common.Payload;
import org.openstack4j.model.common.Payloads;
import org.openstack4j.model.image.v2.ContainerFormat;
import org.openstack4j.model.image.v2.DiskFormat;
import org.openstack4j.openstack.OSFactory;
import org.openstack4j.openstack.image.v2.domain.GlanceImage;
import org.openstack4j.openstack.image.v2.internal.BaseImageServices;

/**
 * openstack4j, which programs in Java call clouds with. It has no verbs for staging and importing;
 * they are added in the way that it has its own. Bound to the thread that made it.
 */
final class OpenStack4j implements ImageClient {

  /** The requests that the library lacks. */
  private static final class Imports extends BaseImageServices {

    ActionResponse stage(String id, Payload<?> data) {
      return put(ActionResponse.class, uri("/images/%s/stage", id))
          .header("Content-Type", "application/octet-stream")
          .entity(data)
          .execute();
    }

    ActionResponse importStaged(String id) {
      return post(ActionResponse.class, uri("/images/%s/import", id))
          .json("{\"method\":{\"name\":\"glance-direct\"}}")
          .execute();
    }
  }

  private final ImageService images;
  private final Imports imports = new Imports();

  private OpenStack4j(ImageService images) {
    this.images = images;
  }

  static OpenStack4j login() {
    Identifier domain = Identifier.byName("Default");
    OSClientV3 cloud =
        OSFactory.builderV3()
            .endpoint(TestBed.get().authenticationUri())
            .credentials("member", Users.PASSWORD, domain)
            .scopeToProject(Identifier.byName("demo"), domain)
            .authenticate();
    return new OpenStack4j(cloud.imagesV2());
  }

  @Override
  public String create(String name) {
    return images
        .create(
            GlanceImage.builder()
                .name(name)
                .tags(List.of(name))
                .diskFormat(DiskFormat.RAW)
                .containerFormat(ContainerFormat.BARE)
                .additionalProperty("kind", "test")
                .build())
        .getId();
  }

  @Override
  public void update(String id, String name) {
    images.update(found(id).toBuilder().name(name).additionalProperty("kind", "other").build());
  }

  @Override
  public void upload(String id, Path data) {
    require(images.upload(id, Payloads.create(data.toFile()), null));
  }

  @Override
  public List<String> list(String tag) {
    return images.list(Map.of("tag", tag)).stream().map(image -> image.getId()).toList();
  }

  @Override
  public Image show(String id) {
    org.openstack4j.model.image.v2.Image image = found(id);
    return new Image(
        image.getName(),
        image.getAdditionalPropertyValue("kind"),
        image.getTags(),
        image.getStatus().name().toLowerCase(Locale.ROOT),
        Optional.ofNullable(image.getSize()).orElse(0L),
        Optional.ofNullable(image.getChecksum()).orElse(""));
  }

  /** The library tells by null that there is none. */
  private org.openstack4j.model.image.v2.Image found(String id) {
    return Optional.ofNullable(images.get(id)).orElseThrow(() -> new Failure("no image " + id));
  }

  @Override
  public void download(String id, Path file) {
    require(images.download(id, file.toFile()));
  }

  @Override
  public void deactivate(String id) {
    require(images.deactivate(id));
  }

  @Override
  public void reactivate(String id) {
    require(images.reactivate(id));
  }

  @Override
  public void importStaged(String id, Path data) {
    require(imports.stage(id, Payloads.create(data.toFile())));
    require(imports.importStaged(id));
  }

  @Override
  public List<String> tasks(String id) {
    return images.tasks().list().stream()
        .map(entry -> images.tasks().get(entry.getId()))
        .filter(task -> task.getResult() != null && id.equals(task.getResult().get("image_id")))
        .map(task -> task.getStatus().name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public void delete(String id) {
    require(images.delete(id));
  }

  private static void require(ActionResponse response) {
    if (response == null || !response.isSuccess()) {
      throw new Failure(String.valueOf(response));
    }
  }
}
