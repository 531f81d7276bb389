package org.cloudimages.data.upload;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.data.digest.DigestThreads;
import org.cloudimages.data.figures.TransferKind;
import org.cloudimages.data.figures.Transfers;
import org.cloudimages.data.figures.Transfers.Transfer;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.format.FormatRules;
import org.cloudimages.hash.ImageHashSettings;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.Stores;

/** The way in: each upload is a session from its claim to its end. Thread-safe. */
@Singleton
public class Uploads {

  private final Stores stores;
  private final UploadStart start;
  private final UploadClaims claims;
  private final UploadSettings settings;
  private final FormatRules rules;
  private final ImageHashSettings hash;
  private final DigestThreads threads;
  private final Transfers transfers;

  @Inject
  Uploads(
      Stores stores,
      UploadStart start,
      UploadClaims claims,
      UploadSettings settings,
      FormatRules rules,
      ImageHashSettings hash,
      DigestThreads threads,
      Transfers transfers) {
    this.stores = stores;
    this.start = start;
    this.claims = claims;
    this.settings = settings;
    this.rules = rules;
    this.hash = hash;
    this.threads = threads;
    this.transfers = transfers;
  }

  /**
   * Gives an image its data: it is {@code active} when this returns.
   *
   * @param store the id of the store; the default one where it is empty
   * @throws ImagesException 400, 403, 404, 409, 413, 415 or 503, and the image is {@code queued} as
   *     before; 410 when it is gone
   */
  public void upload(String id, Optional<String> store, ByteSource source, Actor actor) {
    String storeId = store.orElseGet(stores::defaultId);
    ImageStore target = offered(storeId);
    try (Transfer transfer = transfers.begin(TransferKind.UPLOAD);
        UploadSession session = begin(Destination.IMAGE, id, storeId, source, actor)) {
      session.receive(source, target);
      session.finish();
      transfer.done();
    }
  }

  /**
   * Stages data for an import: the image is {@code uploading} when this returns.
   *
   * @throws ImagesException as for an upload
   */
  public void stage(String id, ByteSource source, Actor actor) {
    ImageStore target = stores.find(Stores.STAGING).orElseThrow();
    try (Transfer transfer = transfers.begin(TransferKind.STAGE);
        UploadSession session = begin(Destination.STAGE, id, Stores.STAGING, source, actor)) {
      session.receive(source, target);
      session.finish();
      transfer.done();
    }
  }

  /**
   * Goes on with an upload that a task has noted. Whoever calls receives the bytes, makes of them
   * what they are for, and closes it.
   */
  public UploadSession session(Upload upload, ByteSource source) {
    return session(TransferKind.IMPORT, upload, source);
  }

  private ImageStore offered(String id) {
    if (!stores.ids().contains(id)) {
      throw ImagesException.invalid("X-Image-Meta-Store", "there is no store " + id);
    }
    ImageStore store = stores.find(id).orElseThrow();
    if (store.isReadOnly()) {
      throw ImagesException.gone("Store " + id + " takes no data.");
    }
    return store;
  }

  private UploadSession begin(
      Destination destination, String id, String store, ByteSource source, Actor actor) {
    TransferKind kind = destination == Destination.IMAGE ? TransferKind.UPLOAD : TransferKind.STAGE;
    return session(kind, start.begin(destination, id, store, source.size(), actor), source);
  }

  private UploadSession session(TransferKind kind, Upload upload, ByteSource source) {
    return new UploadSession(
        upload, claims, settings, new Counting(observer(upload, source), transfers, kind));
  }

  private IncomingBytes.Observer observer(Upload upload, ByteSource source) {
    return switch (upload.destination()) {
      case IMAGE -> new Examination(upload, source.digests(), rules, hash.algorithm(), threads);
      case STAGE -> new Verification(source.digests(), threads);
    };
  }

  /** Counts the bytes that another one sees. */
  private record Counting(IncomingBytes.Observer seeing, Transfers transfers, TransferKind kind)
      implements IncomingBytes.Observer {

    @Override
    public void update(byte[] bytes, int offset, int length) {
      transfers.moved(kind, length);
      seeing.update(bytes, offset, length);
    }

    @Override
    public Optional<ImageData> finish(long size) {
      return seeing.finish(size);
    }
  }
}
