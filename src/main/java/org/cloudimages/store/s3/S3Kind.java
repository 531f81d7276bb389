package org.cloudimages.store.s3;

import jakarta.inject.Singleton;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;

/** {@code s3}: a bucket, which is there already and holds nothing else. */
@Singleton
public class S3Kind implements StoreKind {

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public ImageStore make(StoreSettings settings) {
    return S3Store.of(S3Settings.of(settings));
  }
}
