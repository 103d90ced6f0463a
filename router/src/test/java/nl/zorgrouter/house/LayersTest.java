package nl.zorgrouter.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final String[] PURE = {
    "nl.zorgrouter.call..",
    "nl.zorgrouter.region..",
    "nl.zorgrouter.rules..",
    "nl.zorgrouter.telephony.ami..",
    "nl.zorgrouter.telephony.asterisk..",
    "nl.zorgrouter.monitoring.wait..",
    "nl.zorgrouter.monitoring.estimate..",
    "nl.zorgrouter.monitoring.level..",
    "nl.zorgrouter.monitoring.reconcile..",
    "nl.zorgrouter.router.core..",
    "nl.zorgrouter.router.crisis..",
    "nl.zorgrouter.router.place..",
    "nl.zorgrouter.router.doctor..",
    "nl.zorgrouter.router.service..",
    "nl.zorgrouter.router.journal",
    "nl.zorgrouter.router.referral..",
    "nl.zorgrouter.router.view..",
    "nl.zorgrouter.router.shadow..",
    "nl.zorgrouter.simulator.core..",
    "nl.zorgrouter.simulator.traffic.."
  };
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("nl.zorgrouter");

  @Test
  void purePackagesDoNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..", "java.net..", "java.nio.channels..", "java.nio.file..", "java.sql..")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void purePackagesReadNoClockAndRollNoDice() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void theDomainKnowsNobody() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "nl.zorgrouter.call..", "nl.zorgrouter.region..", "nl.zorgrouter.rules..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "nl.zorgrouter.telephony..", "nl.zorgrouter.monitoring..", "nl.zorgrouter.router..")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void whoWatchesCannotSend() {
    noClasses()
        .that()
        .resideInAnyPackage("nl.zorgrouter.router.observe..", "nl.zorgrouter.router.shadow..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("nl.zorgrouter.telephony.link.PbxGateway")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("nl.zorgrouter.telephony.link.PbxLink")
        .check(HOUSE);
  }

  /** How it is protected is said in one place. */
  @Test
  void onlyTheDoorOpensAnHttpServer() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("nl.zorgrouter.router.console.HttpDoor")
        .should()
        .callMethodWhere(target(name("createHttpServer")))
        .check(HOUSE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("nl.zorgrouter.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void namesAreNounsOfTheFieldNotLabelsOfCode() {
    noClasses()
        .that()
        .areTopLevelClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(HOUSE);
  }

  @Test
  void nothingStaticCanChange() {
    noFields()
        .that()
        .areStatic()
        .should()
        .notBeFinal()
        .as("no static field may change")
        .check(HOUSE);
  }
}
