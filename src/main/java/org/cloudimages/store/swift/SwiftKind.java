package org.cloudimages.store.swift;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
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
        new SwiftSessions(login(settings), transfer, own.transfer().silence(), clock);
    return new SwiftStore(own, new SwiftClient(transfer, sessions, own.container()));
  }

  private static SwiftLogin login(StoreSettings settings) {
    return switch (settings.find("auth").orElse("v3")) {
      case "v3" -> KeystoneLogin.of(settings);
      case "v1" -> TempAuthLogin.of(settings);
      default -> throw settings.invalid("auth", "it must be v1 or v3");
    };
  }
}
