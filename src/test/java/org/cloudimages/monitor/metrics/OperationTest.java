package org.cloudimages.monitor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperationTest {

  @Test
  void eachResourceMethodHasANameOfItsOwn() {
    List<String> names =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.cloudimages")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .map(OperationTest::name)
                .toList();

    assertTrue(
        names.containsAll(Set.of("images.delete", "images.list", "tasks.show")), names::toString);
    assertEquals(Set.copyOf(names).size(), names.size(), names::toString);
  }

  private static String name(JavaMethod method) {
    return Operation.name(method.getOwner().reflect(), method.reflect());
  }

  @Test
  void requestThatReachedNoMethodIsAnOther() {
    assertEquals(Operation.OTHER, Operation.of(null));
  }
}
