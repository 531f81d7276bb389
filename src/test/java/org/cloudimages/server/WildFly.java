package org.cloudimages.server;

import java.nio.file.Path;
import java.util.List;

/** WildFly, run from a copy of its writable part. */
final class WildFly extends AppServer {

  WildFly(ServerSettings settings) {
    super(settings);
  }

  @Override
  protected void prepare() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected List<String> command() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected boolean hasBooted() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deploy(Path war) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void undeploy() {
    throw new UnsupportedOperationException();
  }
}
