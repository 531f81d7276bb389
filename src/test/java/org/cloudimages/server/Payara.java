package org.cloudimages.server;

import java.nio.file.Path;
import java.util.List;

/** Payara, run from a copy of its writable part. */
final class Payara extends AppServer {

  Payara(ServerSettings settings) {
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
