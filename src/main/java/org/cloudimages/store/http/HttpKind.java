package org.cloudimages.store.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.outbound.fetch.FetchSettings;
import org.cloudimages.outbound.fetch.WebFetch;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.TransferSettings;

/** {@code http}: whatever the web has and the filter allows; the keys are URLs. */
@Singleton
public class HttpKind implements StoreKind {

  private final OutboundFilter filter;
  private final FetchSettings settings;

  @Inject
  HttpKind(OutboundFilter filter, FetchSettings settings) {
    this.filter = filter;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public ImageStore make(StoreSettings own) {
    TransferSettings times = TransferSettings.of(own);
    return new HttpStore(new WebFetch(filter, settings.within(times.connect(), times.silence())));
  }
}
