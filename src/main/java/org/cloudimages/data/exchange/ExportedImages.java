package org.cloudimages.data.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.policy.Policy;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.Tasks;

/** Which images may leave, and the end of a task that has written one elsewhere. */
@Singleton
public class ExportedImages {

  private static final Set<String> PLAIN = Set.of("bare", "ovf");

  private final VisibleImages images;
  private final ImageAccess access;
  private final Tasks tasks;

  @Inject
  ExportedImages(VisibleImages images, ImageAccess access, Tasks tasks) {
    this.images = images;
    this.access = access;
    this.tasks = tasks;
  }

  /**
   * Finds an image of the caller's project that is in use.
   *
   * @throws TaskFailure where there is none
   * @throws org.cloudimages.fault.ImagesException 403
   */
  Image find(String id, Caller caller) {
    SeenImage seen =
        images
            .seek(id, caller)
            .filter(found -> found.image().isOwnedBy(caller.projectId()))
            .orElseThrow(() -> new TaskFailure("The project has no image with id " + id + "."));
    Image image = seen.image();
    if (image.status() != ImageStatus.ACTIVE) {
      throw new TaskFailure("An image in status " + image.status().text() + " cannot be exported.");
    }
    access.require(Policy.DOWNLOAD_IMAGE, seen, caller);
    if (!PLAIN.contains(String.valueOf(image.containerFormat()))) {
      throw new TaskFailure(
          "An image in the container " + image.containerFormat() + " cannot be exported.");
    }
    return image;
  }

  /** Ends the task. Doing it again changes nothing. */
  @Transactional
  void finish(TaskRun run, ObjectPath place) {
    if (!tasks.hasSucceeded(run)) {
      tasks.succeed(
          run, Json.createObjectBuilder().add("export_location", place.toString()).build());
    }
  }
}
