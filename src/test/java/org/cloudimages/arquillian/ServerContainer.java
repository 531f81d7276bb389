package org.cloudimages.arquillian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cloudimages.server.AppServer;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Deploys to the server of {@link TestBed}, which lives as long as the suite. */
public class ServerContainer implements DeployableContainer<ServerContainer.Configuration> {

  /** Nothing to configure here: the build chooses server and database by system properties. */
  public static class Configuration implements ContainerConfiguration {

    @Override
    public void validate() {
      // because there is nothing that could be wrong
    }
  }

  private TestBed bed;

  @Override
  public Class<Configuration> getConfigurationClass() {
    return Configuration.class;
  }

  @Override
  public void setup(Configuration configuration) {
    bed = TestBed.get();
  }

  @Override
  public void start() {
    bed.start();
  }

  @Override
  public void stop() {
    bed.stop();
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Local");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) {
    AppServer server = bed.server();
    try {
      Path war = Files.createTempFile("images", ".war");
      archive.as(ZipExporter.class).exportTo(war.toFile(), true);
      server.deploy(war);
      Files.delete(war);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    URI endpoint = server.endpoint();
    return new ProtocolMetaData()
        .addContext(new HTTPContext(endpoint.getHost(), endpoint.getPort()));
  }

  @Override
  public void undeploy(Archive<?> archive) {
    bed.server().undeploy();
  }
}
