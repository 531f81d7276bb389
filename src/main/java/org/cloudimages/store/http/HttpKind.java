package org.cloudimages.store.http;

import jakarta.inject.Singleton;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.Transfer;
import org.cloudimages.store.transfer.TransferSettings;

/** {@code http}: whatever the web has; the keys are URLs. */
@Singleton
public class HttpKind implements StoreKind {

  @Override
  public String name() {
    return "http";
  }

  @Override
  public ImageStore make(StoreSettings settings) {
    return new HttpStore(new Transfer(TransferSettings.of(settings)));
  }
}
