package org.cloudimages.store.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.outbound.fetch.WebFetch;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.TransferSettings;

/** {@code http}: whatever the web has and the filter allows; the keys are URLs. */
@Singleton
public class HttpKind implements StoreKind {

  private final WebFetch web;

  @Inject
  HttpKind(WebFetch web) {
    this.web = web;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public ImageStore make(StoreSettings own) {
    TransferSettings times = TransferSettings.of(own);
    return new HttpStore(web.within(times.connect(), times.silence()));
  }
}
