package org.cloudimages.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The scripts of {@code db/migration} that one database needs: those that lie there directly, and
 * those in its own folder. The build writes their names into an index beside them, because a server
 * hides the class path that Flyway would scan.
 */
final class MigrationScripts implements ResourceProvider {

  private static final String FOLDER = "db/migration/";
  private static final String INDEX = FOLDER + "index.txt";

  private final List<String> paths;

  private MigrationScripts(List<String> paths) {
    this.paths = paths;
  }

  /**
   * Reads the index.
   *
   * @param folder the name of the database's own folder
   */
  static MigrationScripts of(String folder) {
    return new MigrationScripts(
        index().stream()
            .filter(path -> path.indexOf('/') < 0 || path.startsWith(folder + "/"))
            .toList());
  }

  /** All scripts that the build found, as paths below the folder. */
  static List<String> index() {
    try (InputStream index = open(INDEX)) {
      return new String(index.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(path -> !path.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that this database needs, as paths below the folder. */
  List<String> paths() {
    return paths;
  }

  @Override
  public LoadableResource getResource(String name) {
    return paths.contains(name) ? new Script(name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return paths.stream()
        .<LoadableResource>map(Script::new)
        .filter(script -> script.getFilename().startsWith(prefix))
        .toList();
  }

  private static InputStream open(String name) {
    InputStream in = MigrationScripts.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new UncheckedIOException(new IOException("The WAR lacks " + name));
    }
    return in;
  }

  private static final class Script extends LoadableResource {

    private final String path;

    Script(String path) {
      this.path = path;
    }

    @Override
    public Reader read() {
      return new InputStreamReader(open(FOLDER + path), StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + path;
    }

    @Override
    public String getFilename() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
      return path;
    }
  }
}
