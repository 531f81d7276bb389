package org.cloudimages.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What the build packs; nothing is deployed for it. */
class LibrariesIT {

  @Test
  void everyLibraryOfTheWarHasAnIndex() throws IOException {
    List<String> libraries = new ArrayList<>();
    List<String> without = new ArrayList<>();
    try (ZipFile war = new ZipFile(System.getProperty("war"))) {
      for (ZipEntry entry : war.stream().filter(LibrariesIT::isLibrary).toList()) {
        libraries.add(entry.getName());
        if (!hasIndex(war.getInputStream(entry))) {
          without.add(entry.getName());
        }
      }
    }

    assertFalse(libraries.isEmpty());
    assertEquals(List.of(), without);
  }

  private static boolean isLibrary(ZipEntry entry) {
    return entry.getName().startsWith("WEB-INF/lib/") && !entry.isDirectory();
  }

  private static boolean hasIndex(InputStream library) throws IOException {
    try (ZipInputStream jar = new ZipInputStream(library)) {
      ZipEntry entry = jar.getNextEntry();
      while (entry != null && !entry.getName().equals("META-INF/jandex.idx")) {
        entry = jar.getNextEntry();
      }
      return entry != null;
    }
  }
}
