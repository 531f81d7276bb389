package org.cloudimages.data.importing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.data.region.RegionImage;
import org.cloudimages.data.region.RegionImages;
import org.cloudimages.data.region.SourceImage;
import org.cloudimages.data.upload.ByteSource;
import org.cloudimages.data.upload.Destination;
import org.cloudimages.data.upload.Upload;
import org.cloudimages.data.upload.UploadSession;
import org.cloudimages.data.upload.Uploads;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.change.ImageAdoption;
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
  private final RegionImages regions;
  private final ImageAdoption adoption;
  private final ImportClaims claims;

  @Inject
  StoreImport(
      Stores stores,
      Blobs blobs,
      Uploads uploads,
      WebFetch web,
      RegionImages regions,
      ImageAdoption adoption,
      ImportClaims claims) {
    this.stores = stores;
    this.blobs = blobs;
    this.uploads = uploads;
    this.web = web;
    this.regions = regions;
    this.adoption = adoption;
    this.claims = claims;
  }

  /**
   * Finds the bytes, and fetches them first where they lie elsewhere.
   *
   * @throws ImagesException or a failure of the task, where there are none
   */
  ImportedBytes provide(ImportRequest request, Image image, TaskRun run, Moving moving) {
    return switch (request.method()) {
      case GLANCE_DIRECT -> StoredBytes.staged(staged(image.id()));
      case WEB_DOWNLOAD -> fetch(request.uri().orElseThrow(), image.id(), run, moving);
      case GLANCE_DOWNLOAD -> fetch(request.there(), image, run, moving);
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
      return stage(moving.source("answer of the web server", content.size(), content), image, run);
    } catch (WebException e) {
      throw new TaskFailure(e.getMessage());
    }
  }

  private Described fetch(RegionImage there, Image image, TaskRun run, Moving moving) {
    SourceImage source = regions.find(there, run);
    adoption.rehearse(image, source.attributes(), run.actor());
    try (WebContent content = regions.open(there, run)) {
      OptionalLong size = source.size().isPresent() ? source.size() : content.size();
      return new Described(
          stage(moving.source(there.title(), size, source.digests(), content), image.id(), run),
          source.attributes());
    } catch (WebException e) {
      throw new TaskFailure(e.getMessage());
    }
  }

  /** Bytes that come with what the image becomes besides. */
  private record Described(StoredBytes bytes, List<AttributeChange> attributes)
      implements ImportedBytes {

    @Override
    public String name() {
      return bytes.name();
    }

    @Override
    public OptionalLong size() {
      return bytes.size();
    }

    @Override
    public InputStream open(Stores stores) {
      return bytes.open(stores);
    }
  }

  private StoredBytes stage(ByteSource source, String image, TaskRun run) {
    Upload upload = claims.begin(run, Destination.STAGE, Stores.STAGING, source.size());
    try (UploadSession session = uploads.session(upload, source)) {
      session.receive(source, stores.find(Stores.STAGING).orElseThrow());
      session.examine();
      Endings.settle(() -> claims.finishFetch(run, upload, session));
      session.keep();
    }
    return StoredBytes.staged(staged(image));
  }

  /** Writes the bytes into a store. */
  Received write(ImportedBytes bytes, String store, TaskRun run, Moving moving) {
    try (InputStream in = bytes.open(stores)) {
      ByteSource source = moving.source(bytes.name(), bytes.size(), in);
      Upload upload = begin(bytes, store, run, source);
      UploadSession session = uploads.session(upload, source);
      try {
        session.receive(source, stores.find(store).orElseThrow());
        return new Received(upload, session, session.examine().orElseThrow(), bytes.attributes());
      } catch (RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (IOException e) {
      throw ImagesException.of(
          FaultType.BAD_GATEWAY, "The " + bytes.name() + " cannot be read to their end.");
    }
  }

  /** The data are inspected as those of the formats that the image will have. */
  private Upload begin(ImportedBytes bytes, String store, TaskRun run, ByteSource source) {
    Upload upload = claims.begin(run, Destination.IMAGE, store, source.size());
    if (!upload.image().status().hasData()) {
      adoption.rehearse(upload.image(), bytes.attributes(), upload.actor());
    }
    return upload;
  }
}
