package org.cloudimages.store.swift;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.cloudimages.store.BucketUrl;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.Transfer;

/** {@code swift}: a container, which is made when it is needed and holds nothing else. */
@Singleton
public class SwiftKind implements StoreKind {

  private final Clock clock;

  @Inject
  public SwiftKind(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "swift";
  }

  @Override
  public ImageStore make(StoreSettings settings) {
    SwiftSettings own = SwiftSettings.of(settings);
    Transfer transfer = new Transfer(own.transfer());
    SwiftSessions sessions =
        new SwiftSessions(own.login(), transfer, own.transfer().silence(), clock);
    return new SwiftStore(
        new BucketUrl("swift", own.login().server(), own.container()),
        own.segmentSize(),
        new SwiftClient(transfer, sessions, own.container()));
  }
}
