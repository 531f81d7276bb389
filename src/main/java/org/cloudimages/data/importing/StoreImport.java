package org.cloudimages.data.importing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.data.upload.ByteSource;
import org.cloudimages.data.upload.Destination;
import org.cloudimages.data.upload.Upload;
import org.cloudimages.data.upload.UploadSession;
import org.cloudimages.data.upload.Uploads;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.outbound.fetch.WebContent;
import org.cloudimages.outbound.fetch.WebException;
import org.cloudimages.outbound.fetch.WebFetch;
import org.cloudimages.store.Stores;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;

/** Moves the bytes of an import from where they are to one store. Thread-safe. */
@Singleton
class StoreImport {

  private final Stores stores;
  private final Blobs blobs;
  private final Uploads uploads;
  private final WebFetch web;
  private final ImportClaims claims;

  @Inject
  StoreImport(Stores stores, Blobs blobs, Uploads uploads, WebFetch web, ImportClaims claims) {
    this.stores = stores;
    this.blobs = blobs;
    this.uploads = uploads;
    this.web = web;
    this.claims = claims;
  }

  /**
   * Finds the bytes, and fetches them first where they lie elsewhere.
   *
   * @throws ImagesException or a failure of the task, where there are none
   */
  StoredBytes provide(ImportRequest request, Image image, TaskRun run, Moving moving) {
    return switch (request.method()) {
      case GLANCE_DIRECT -> StoredBytes.staged(staged(image.id()));
      case WEB_DOWNLOAD -> fetch(request.uri().orElseThrow(), image.id(), run, moving);
      case COPY_IMAGE -> new StoredBytes("data", blobs.of(image.id()), size(image));
    };
  }

  private static OptionalLong size(Image image) {
    return image
        .data()
        .flatMap(ImageData::size)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private Blob staged(String image) {
    return blobs
        .staged(image)
        .orElseThrow(() -> new TaskFailure("There are no staged data of the image."));
  }

  private StoredBytes fetch(String uri, String image, TaskRun run, Moving moving) {
    try (WebContent content = web.open(uri)) {
      ByteSource source = moving.source("answer of the web server", content.size(), content);
      Upload upload = claims.begin(run, Destination.STAGE, Stores.STAGING, source.size());
      try (UploadSession session = uploads.session(upload, source)) {
        session.receive(source, stores.find(Stores.STAGING).orElseThrow());
        session.examine();
        Endings.settle(() -> claims.finishFetch(run, upload, session));
        session.keep();
      }
      return StoredBytes.staged(staged(image));
    } catch (WebException e) {
      throw new TaskFailure(e.getMessage());
    }
  }

  /** Writes the bytes into a store. */
  Received write(ImportedBytes bytes, String store, TaskRun run, Moving moving) {
    try (InputStream in = bytes.open(stores)) {
      ByteSource source = moving.source(bytes.name(), bytes.size(), in);
      Upload upload = claims.begin(run, Destination.IMAGE, store, source.size());
      UploadSession session = uploads.session(upload, source);
      try {
        session.receive(source, stores.find(store).orElseThrow());
        return new Received(upload, session, session.examine().orElseThrow());
      } catch (RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (IOException e) {
      throw ImagesException.of(
          FaultType.BAD_GATEWAY, "The " + bytes.name() + " cannot be read to their end.");
    }
  }
}
