package org.cloudimages;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** What the client keeps to, which is compiled with the service and packed without it. */
@AnalyzeClasses(
    packages = "org.cloudimages.client",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ClientArchitectureTest {

  @ArchTest
  static final ArchRule LEANS_ON_STANDARDS =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "jakarta.json..",
                  "jakarta.ws.rs..",
                  "org.eclipse.microprofile.rest.client..",
                  "org.cloudimages.client.."))
          .because("whoever depends on it gets nothing else with it, and nothing of the service");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices()
          .matching("org.cloudimages.client.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a reader must be able to begin at one end");

  @ArchTest
  static final ArchRule PACKAGES_ARE_SMALL =
      classes()
          .should(new SmallPackage())
          .because("who opens a folder should see a story, and not a list of names");

  @ArchTest
  static final ArchRule STREAMS =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
          "what a program prints is the program's affair");
}
