package org.cloudimages.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryIndexesTest {

  private static final String INDEX = "META-INF/jandex.idx";

  /** What a writer of Jandex 3.5.3 makes of no class at all. */
  private static final String NOTHING = "babe1f150d00000000000000000000000000000000";

  @TempDir Path folder;

  @Test
  void givesALibraryAnIndexOfNothing() throws IOException {
    Path jar = jar("org/example/Library.class", "code");

    LibraryIndexes.main(new String[] {folder.toString()});

    assertEquals(NOTHING, HexFormat.of().formatHex(read(jar, INDEX)));
    assertArrayEquals("code".getBytes(UTF_8), read(jar, "org/example/Library.class"));
  }

  @Test
  void leavesALibraryTheIndexThatItHas() throws IOException {
    Path jar = jar(INDEX, "its own");

    LibraryIndexes.main(new String[] {folder.toString()});

    assertArrayEquals("its own".getBytes(UTF_8), read(jar, INDEX));
  }

  private Path jar(String name, String content) throws IOException {
    Path jar = folder.resolve("library.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(name));
      out.write(content.getBytes(UTF_8));
    }
    return jar;
  }

  private static byte[] read(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getInputStream(file.getJarEntry(name)).readAllBytes();
    }
  }
}
