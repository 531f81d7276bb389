package org.cloudimages.arquillian;

import java.nio.file.Path;
import java.util.List;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Ports;
import org.cloudimages.server.Postgres;
import org.cloudimages.server.ServerSettings;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Another server of the run, on the same database server and the same directory for data. */
public final class SecondNode {

  private SecondNode() {}

  /**
   * Makes it, not started yet; only where {@link TestBed#postgres()} is.
   *
   * @param directory for what the server writes
   */
  public static AppServer create(Path directory, WebArchive application) {
    TestBed bed = TestBed.get();
    AppServer node =
        AppServer.of(
            System.getProperty("server"),
            new ServerSettings(
                Path.of(System.getProperty("server.home")),
                directory.resolve("base"),
                // because nodes share their files and their users
                bed.data(),
                Ports.free(),
                bed.postgres().map(Postgres::environment).orElseThrow(),
                List.of()));
    Path war = directory.resolve("images.war");
    application.as(ZipExporter.class).exportTo(war.toFile(), true);
    node.deploy(war);
    return node;
  }
}
