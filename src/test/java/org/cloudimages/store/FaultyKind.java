package org.cloudimages.store;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;

/** {@code faulty}: files below {@code .directory}, see {@link FaultyStore}. */
@Singleton
public class FaultyKind implements StoreKind {

  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public ImageStore make(StoreSettings settings) {
    return new FaultyStore(
        settings.id(), settings.own().find("directory").map(Path::of).orElse(settings.home()));
  }

  @Override
  public Duration reclaimDelay() {
    return Duration.ZERO;
  }
}
