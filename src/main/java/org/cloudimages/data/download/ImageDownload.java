package org.cloudimages.data.download;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.data.figures.TransferKind;
import org.cloudimages.data.figures.Transfers;
import org.cloudimages.data.figures.Transfers.Transfer;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.policy.Policy;

/**
 * Opens the data of an image. It reads the database and lets go of it: while the bytes flow there
 * is neither a transaction nor a connection, and a delete does not wait for them.
 */
@Singleton
public class ImageDownload {

  private final VisibleImages images;
  private final ImageAccess access;
  private final Blobs blobs;
  private final Replicas replicas;
  private final Transfers transfers;

  @Inject
  ImageDownload(
      VisibleImages images,
      ImageAccess access,
      Blobs blobs,
      Replicas replicas,
      Transfers transfers) {
    this.images = images;
    this.access = access;
    this.blobs = blobs;
    this.replicas = replicas;
    this.transfers = transfers;
  }

  /**
   * Opens the bytes that are asked for; whoever calls writes or closes them. Empty when the image
   * has none, or has lost them in every store.
   *
   * @throws ImagesException 404; 403 for a deactivated image or for lack of a role; 400 for a store
   *     that there is not; 400 or 416 for the range; 503 when no store gives them now
   */
  public Optional<Download> open(DownloadRequest request, Caller caller) {
    SeenImage seen = images.look(request.imageId(), caller);
    Image image = seen.image();
    if (image.status() == ImageStatus.DEACTIVATED && !access.isAdmin(caller)) {
      throw ImagesException.forbidden("The image is deactivated; its data cannot be downloaded.");
    }
    access.require(Policy.DOWNLOAD_IMAGE, seen, caller);
    if (request.preferred().isPresent()) {
      access.require(Policy.DOWNLOAD_FROM_STORE, seen, caller);
      replicas.requireKnown(request.preferred().get());
    }
    return image.status().hasData() ? open(image, request, caller) : Optional.empty();
  }

  /**
   * Sends what was opened, and closes it.
   *
   * @throws IOException when the client or the store breaks off
   */
  public void send(Download download, OutputStream out) throws IOException {
    try (Transfer transfer = transfers.begin(TransferKind.DOWNLOAD)) {
      download.writeTo(out, bytes -> transfers.moved(TransferKind.DOWNLOAD, bytes));
      transfer.done();
    }
  }

  private Optional<Download> open(Image image, DownloadRequest request, Caller caller) {
    ImageData data = image.data().orElseThrow();
    String checksum = data.checksum().orElse(null);
    Slice slice = request.range().slice(data.size(), Download.tag(checksum));
    List<Blob> live = blobs.of(image.id());
    Optional<Download> opened =
        replicas.open(live, request.preferred().orElse(List.of()), slice, checksum);
    if (opened.isEmpty()) {
      // because it may have been deleted since it was looked at, and then it is 404
      images.look(image.id(), caller);
    }
    return opened;
  }
}
