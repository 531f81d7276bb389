package org.cloudimages;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import javax.sql.DataSource;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.WithoutToken;
import org.cloudimages.policy.Guarded;

/** The rules of the house, which the compiler does not know. */
@AnalyzeClasses(
    packages = "org.cloudimages",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("boundary")
          .definedBy("..boundary..")
          .layer("control")
          .definedBy("..control..")
          .layer("entity")
          .definedBy("..entity..")
          .whereLayer("boundary")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("control")
          .mayOnlyBeAccessedByLayers("boundary")
          .whereLayer("entity")
          .mayOnlyBeAccessedByLayers("boundary", "control")
          .because("a request goes inwards, from boundary to control to entity, and never back");

  @ArchTest
  static final ArchRule NOTHING_LEANS_ON_A_BOUNDARY =
      noClasses()
          .that()
          .resideOutsideOfPackage("..boundary..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..boundary..")
          .because("what the network sees can change without anything behind it");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices()
          .matching("org.cloudimages.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature must be understood, and could be removed, without those that use it");

  @ArchTest
  static final ArchRule ENTITIES_KNOW_NO_NETWORK =
      noClasses()
          .that(resideInAnyPackage("..entity..", "..control.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..")
          .because("rules hold whoever asks, and are tested without a request");

  @ArchTest
  static final ArchRule EXCEPTIONS =
      noClasses()
          .should()
          .beAssignableTo(WebApplicationException.class)
          .because(
              "one that carries an entity would pass by the mappers, and with them by our body");

  @ArchTest
  static final ArchRule NAMES =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveNameMatching(".*[.$]I[A-Z][^.$]*")
          .because("a name says what a thing does");

  @ArchTest
  static final ArchRule RESOURCES =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .haveSimpleNameEndingWith("Resource")
          .andShould(be(resideInAnyPackage("..boundary", "org.cloudimages.identity..")))
          .because("a reader finds every path of the service by the names of the files");

  @ArchTest
  static final ArchRule ENDPOINTS_SAY_WHO_MAY_CALL_THEM =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should()
          .beAnnotatedWith(Guarded.class)
          .orShould()
          .beAnnotatedWith(AnyCaller.class)
          .orShould()
          .beAnnotatedWith(WithoutToken.class)
          .because(
              "who may call an endpoint must be a decision: put @Guarded(Policy.…) on it, or"
                  + " @AnyCaller when a valid token is enough, or @WithoutToken");

  @ArchTest
  static final ArchRule RESOURCES_ARE_REACHED_BY_THE_RUNTIME =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(Path.class)
          .because("a request enters by exactly one resource method");

  @ArchTest
  static final ArchRule ENTITIES_BEHAVE =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should()
          .haveNameNotMatching("set[A-Z].*")
          .because("an entity is changed by what happens to it and not field by field");

  @ArchTest
  static final ArchRule DATA_SOURCE =
      noClasses()
          .that(not(resideInAPackage("org.cloudimages.database..")))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(DataSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Connection.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(EntityManagerFactory.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("javax.naming..")
          .because("a connection that somebody else opened is in nobody's transaction");

  @ArchTest
  static final ArchRule SETTINGS =
      noClasses()
          .that(not(resideInAPackage("org.cloudimages.setting..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.config..")
          .because("each setting is read in one way, and what nobody reads can be told");

  @ArchTest
  static final ArchRule TIME =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ServiceClock.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("the time is asked of the one clock that a test can set");

  @ArchTest
  static final ArchRule STREAMS =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
          "an operator reads one log, and System.Logger writes it");

  @ArchTest
  static final ArchRule LOGGING =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging..")
          .because("System.Logger writes to the log of either server");
}
