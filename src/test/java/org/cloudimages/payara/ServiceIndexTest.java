package org.cloudimages.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.jvnet.hk2.annotations.Service;

/** Payara finds in a jar what {@code META-INF/hk2-locator/default} names, and nothing else. */
class ServiceIndexTest {

  private static final Path INDEX = Path.of("src/main/payara/META-INF/hk2-locator/default");

  @Test
  void indexNamesEveryServiceAsItsAnnotationDoes() throws IOException {
    Map<String, String> annotated = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cloudimages.payara")) {
      type.tryGetAnnotationOfType(Service.class)
          .ifPresent(service -> annotated.put(type.getName(), service.name()));
    }

    assertEquals(annotated, indexed());
  }

  private static Map<String, String> indexed() throws IOException {
    Map<String, String> names = new TreeMap<>();
    String service = "";
    for (String line : Files.readAllLines(INDEX)) {
      if (line.startsWith("[")) {
        service = line.substring(1, line.indexOf(']'));
        names.put(service, "");
      } else if (line.startsWith("name=")) {
        names.put(service, line.substring("name=".length()));
      }
    }
    return names;
  }
}
