package org.cloudimages.arquillian;

import java.net.URI;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

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
    if (isService(archive)) {
      bed.deployments().require(archive);
    } else {
      bed.deployments().addBeside(archive);
    }
    URI endpoint = bed.server().endpoint();
    return new ProtocolMetaData()
        .addContext(new HTTPContext(endpoint.getHost(), endpoint.getPort()));
  }

  @Override
  public void undeploy(Archive<?> archive) {
    // because the next test class may want the same service
    if (!isService(archive)) {
      bed.deployments().removeBeside(archive);
    }
  }

  private static boolean isService(Archive<?> archive) {
    return archive.getName().equals(TestWar.NAME);
  }
}
