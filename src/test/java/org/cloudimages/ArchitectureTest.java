package org.cloudimages;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.cloudimages.Doors.beEnteredFromOutside;
import static org.cloudimages.Doors.beReachedThrough;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.Filter;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Application;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.LoginGuard;
import org.cloudimages.identity.WithoutToken;
import org.cloudimages.identity.request.Authentication;
import org.cloudimages.identity.request.AuthenticationFailures;
import org.cloudimages.identity.request.Identification;
import org.cloudimages.limit.quota.TakesQuota;
import org.cloudimages.limit.rate.LoginLimits;
import org.cloudimages.management.Described;
import org.cloudimages.policy.Guarded;

/** The rules of the house, which the compiler does not know. */
@AnalyzeClasses(
    packages = "org.cloudimages",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ImportOption.DoNotIncludeJars.class,
      ArchitectureTest.WithoutClient.class
    })
class ArchitectureTest {

  /** The client is another program, see {@link ClientArchitectureTest}. */
  static final class WithoutClient implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/org/cloudimages/client/");
    }
  }

  /** Thrown by whatever takes something of a quota. */
  private static final String UNCOUNTED = "org.cloudimages.limit.quota.UncountedException";

  /** Packed into jars of their own, which the servers load and not the WAR. */
  private static final String[] MODULES_OF_SERVERS = {
    "org.cloudimages.wildfly..", "org.cloudimages.payara.."
  };

  @ArchTest
  static final ArchRule NOTHING_LEANS_ON_A_BOUNDARY =
      noClasses()
          .that()
          .resideOutsideOfPackage("..boundary..")
          .and()
          .doNotBelongToAnyOf(Filters.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..boundary..")
          .because("what the network sees can change without anything behind it");

  @ArchTest
  static final ArchRule ENTITIES_LEAN_ON_NOTHING =
      classes()
          .that()
          .resideInAPackage("..entity..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("org.cloudimages..")
                  .or(
                      resideInAnyPackage(
                          "..entity..", "org.cloudimages.database..", "org.cloudimages.fault..")))
          .because("what is kept does not change with those who use it");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices()
          .matching("org.cloudimages.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature must be understood, and could be removed, without those that use it");

  @ArchTest
  static final ArchRule NO_CIRCLES_IN_A_ROOM =
      slices()
          .assignedFrom(new PartsOfRooms())
          .should()
          .beFreeOfCycles()
          .because("within a feature, too, a reader must be able to begin at one end");

  @ArchTest
  static final ArchRule PACKAGES_ARE_SMALL =
      classes()
          .should(new SmallPackage())
          .because("who opens a folder should see a story, and not a list of names");

  @ArchTest
  static final ArchRule JAX_RS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..boundary..", "org.cloudimages.http..", "org.cloudimages.fault")
          .and()
          .areNotAssignableTo(Application.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..")
          .because("rules hold whoever asks, and are tested without a request");

  @ArchTest
  static final ArchRule SERVLETS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..boundary..", "org.cloudimages.http..", "org.cloudimages.limit.client..")
          .and()
          .haveNameNotMatching(".*Filter(\\$.*)?")
          .and()
          // because these tell who sends the request, by its headers and its address
          .doNotBelongToAnyOf(
              Identification.class,
              Authentication.class,
              LoginGuard.class,
              LoginLimits.class,
              AuthenticationFailures.class,
              Filters.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.servlet..")
          .because("whatever a control leans on must work without a request as well");

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
  static final ArchRule FILTERS_HAVE_A_PLACE =
      classes()
          .that()
          .areAssignableTo(Filter.class)
          .should(be(belongToAnyOf(Filters.IN_ORDER.toArray(Class<?>[]::new))))
          .because(
              "the order of checks is decided in one list, and a filter outside of it is none");

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
  static final ArchRule QUOTAS_ARE_TAKEN_THROUGH_ONE_DOOR =
      constructors()
          .that()
          .areDeclaredInClassesThat()
          .haveFullyQualifiedName(UNCOUNTED)
          .should(beReachedThrough(TakesQuota.class))
          .because(
              "who takes something of a quota may meet a project that nobody has counted: put"
                  + " @TakesQuota on the method that opens the transaction, which has the project"
                  + " counted and runs it once more");

  @ArchTest
  static final ArchRule THE_DOOR_STANDS_OUTSIDE_OF_THE_TRANSACTION =
      methods()
          .that()
          .areAnnotatedWith(TakesQuota.class)
          .should()
          .beAnnotatedWith(Transactional.class)
          .andShould()
          .notBePrivate()
          .andShould()
          .notBeStatic()
          .andShould()
          .notBeFinal()
          .andShould(beEnteredFromOutside())
          .because("only a transaction that this very call begins can be begun again");

  @ArchTest
  static final ArchRule SETTINGS =
      noClasses()
          .that(not(resideInAPackage("org.cloudimages.setting..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.config..")
          .because("each setting is read in one way, and what nobody reads can be told");

  @ArchTest
  static final ArchRule NOTHING_LEANS_ON_MODULES_OF_SERVERS =
      noClasses()
          .that()
          .resideOutsideOfPackages(MODULES_OF_SERVERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MODULES_OF_SERVERS)
          .because("the WAR does not have them");

  @ArchTest
  static final ArchRule NOTHING_LEANS_ON_THE_CLIENT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.cloudimages.client..")
          .because("it is packed for other programs, and the WAR does not have it");

  @ArchTest
  static final ArchRule MODULES_OF_SERVERS_LEAN_ON_CONTRACTS =
      classes()
          .that()
          .resideInAnyPackage(MODULES_OF_SERVERS)
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("org.cloudimages..")
                  .or(resideInAnyPackage(MODULES_OF_SERVERS))
                  .or(belongToAnyOf(Described.class))
                  .or(simpleNameEndingWith("MXBean")))
          .because("they have nothing of the WAR but the contracts of its beans");

  @ArchTest
  static final ArchRule OPERATORS_ARE_TOLD =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("MXBean")
          .should()
          .beAnnotatedWith(Described.class)
          .because("consoles show the text of each figure and operation, and nobody else tells it");

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
  static final ArchRule THREADS =
      noClasses()
          .that(not(resideInAPackage("org.cloudimages.work..")))
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              Executors.class,
              ManagedExecutorService.class,
              ManagedScheduledExecutorService.class,
              ManagedThreadFactory.class)
          .orShould()
          .callConstructorWhere(target(owner(assignableTo(Thread.class))))
          .because("threads are named, bounded and ended, and survive a failure: ask WorkThreads");

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
