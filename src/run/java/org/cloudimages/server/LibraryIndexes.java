package org.cloudimages.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Gives each jar in a directory an index of annotations with nothing in it, so that WildFly does
 * not read all classes of all libraries of the WAR for annotations at each deployment. A jar that
 * has one keeps it. It needs nothing but a JDK:
 *
 * <pre>java src/run/java/org/cloudimages/server/LibraryIndexes.java FOLDER</pre>
 */
public final class LibraryIndexes {

  private static final String INDEX = "META-INF/jandex.idx";

  /** Jandex's magic number, its format 13, which WildFly 39 writes, and counts that are all 0. */
  private static final byte[] NOTHING = Arrays.copyOf(HexFormat.of().parseHex("babe1f150d"), 21);

  private LibraryIndexes() {}

  public static void main(String[] arguments) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
      for (Path jar : jars) {
        addTo(jar);
      }
    }
  }

  private static void addTo(Path jar) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      Path index = content.getPath(INDEX);
      if (!Files.exists(index)) {
        Files.createDirectories(index.getParent());
        Files.write(index, NOTHING);
      }
    }
  }
}
