package org.cloudimages.arquillian;

import java.nio.file.Path;
import java.util.Map;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Ports;
import org.cloudimages.server.Postgres;
import org.cloudimages.server.ServerSettings;
import org.jboss.shrinkwrap.api.exporter.ZipStoredExporter;
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
    // because nodes share their files and their users
    return create(
        directory,
        bed.data(),
        bed.postgres().map(Postgres::environment).orElseThrow(),
        application);
  }

  /**
   * The same with an embedded database of its own, which knows nothing of the others.
   *
   * @param data for database, bytes and users
   */
  public static AppServer alone(Path directory, Path data, WebArchive application) {
    return create(directory, data, Map.of("IMAGES_DB", "derby"), application);
  }

  /**
   * The same with a database of one's own choice.
   *
   * @param environment tells the server of it, as in {@link ServerSettings#environment()}
   */
  public static AppServer create(
      Path directory, Path data, Map<String, String> environment, WebArchive application) {
    AppServer node =
        AppServer.of(
            System.getProperty("server"),
            new ServerSettings(
                Path.of(System.getProperty("server.home")),
                directory.resolve("base"),
                data,
                Ports.free(),
                environment,
                TestBed.JVM_OPTIONS));
    Path war = directory.resolve("images.war");
    application.as(ZipStoredExporter.class).exportTo(war.toFile(), true);
    node.deploy(war);
    return node;
  }
}
