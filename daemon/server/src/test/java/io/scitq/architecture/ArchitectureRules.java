package io.scitq.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules that keep arrows running one way; each has a test that shows it can fail. */
final class ArchitectureRules {
  private static final String[] CORE = {
    "io.scitq.catalog..",
    "io.scitq.protofilter..",
    "io.scitq.quota..",
    "io.scitq.recruit..",
    "io.scitq.dispatch..",
    "io.scitq.retire..",
    "io.scitq.reconcile..",
    "io.scitq.cache..",
    "io.scitq.sweep..",
    "io.scitq.deploy..",
    "io.scitq.cost..",
    "io.scitq.statistics..",
    "io.scitq.task.."
  };
  private static final String SPI = "io.scitq.spi..";
  private static final String[] OUTSIDE_WORLD = {
    "io.vertx..",
    "java.sql..",
    "javax.sql..",
    "java.net..",
    "java.nio.file..",
    "java.util.concurrent..",
    "java.util.logging..",
    "org.slf4j..",
    "com.fasterxml.jackson.."
  };

  private ArchitectureRules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("spi knows the JDK only", spiKnowsTheJdkOnly());
    rules.put("core knows spi and itself only", coreKnowsSpiOnly());
    rules.put("deciding touches nothing outside", decidingTouchesNothingOutside());
    rules.put("deciding reads no clock and no dice", decidingReadsNoClock());
    rules.put("the ovh adapter sees only the contract", adapterSeesOnlyTheContract("ovh"));
    rules.put("the azure adapter sees only the contract", adapterSeesOnlyTheContract("azure"));
    rules.put("the local adapter sees only the contract", adapterSeesOnlyTheContract("local"));
    rules.put("the daemon names no adapter", daemonNamesNoAdapter());
    rules.put("the command line sees only the wire contract", cliSeesOnlyTheApi());
    rules.put("SQL is in the store only", sqlIsInTheStoreOnly());
    rules.put("Vert.x is in server and simulators only", vertxIsInServerAndSimOnly());
    rules.put("the Azure SDK is in its adapter only", sdkOnlyIn("com.azure..", "io.scitq.azure.."));
    rules.put("the OVH SDK is in its adapter only", sdkOnlyIn("net.minidev..", "io.scitq.ovh.."));
    rules.put("only Main and Wiring read the surroundings", onlyMainReadsTheSurroundings());
    rules.put("decisions and contract types are closed", valuesAreClosed());
    rules.put("no package cycles", slices().matching("io.scitq.(**)").should().beFreeOfCycles());
    return rules;
  }

  private static ArchRule spiKnowsTheJdkOnly() {
    return classes()
        .that()
        .resideInAPackage(SPI)
        .and()
        .resideOutsideOfPackage("io.scitq.spi.testkit..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", SPI);
  }

  private static ArchRule coreKnowsSpiOnly() {
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage("io.scitq..")
            .and(DescribedPredicate.not(resideInAnyPackage(CORE)))
            .and(DescribedPredicate.not(resideInAPackage(SPI)))
            .as("project classes outside core and spi");
    return noClasses().that().resideInAnyPackage(CORE).should().dependOnClassesThat(foreign);
  }

  private static ArchRule decidingTouchesNothingOutside() {
    return noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OUTSIDE_WORLD);
  }

  private static ArchRule decidingReadsNoClock() {
    Set<String> forbidden =
        Set.of(
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Random.<init>");
    return noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should(ArchConditions.callCodeUnitWhere(calls(forbidden)));
  }

  private static ArchRule adapterSeesOnlyTheContract(String name) {
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage("io.scitq..")
            .and(DescribedPredicate.not(resideInAnyPackage(SPI, "io.scitq." + name + "..")))
            .as("project classes outside spi");
    return noClasses()
        .that()
        .resideInAPackage("io.scitq." + name + "..")
        .should()
        .dependOnClassesThat(foreign);
  }

  private static ArchRule daemonNamesNoAdapter() {
    return noClasses()
        .that()
        .resideInAnyPackage("io.scitq.server..", "io.scitq.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.scitq.ovh..", "io.scitq.azure..", "io.scitq.local..");
  }

  private static ArchRule cliSeesOnlyTheApi() {
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage("io.scitq..")
            .and(DescribedPredicate.not(resideInAnyPackage("io.scitq.cli..", "io.scitq.api..")))
            .as("project classes outside api");
    return noClasses()
        .that()
        .resideInAPackage("io.scitq.cli..")
        .should()
        .dependOnClassesThat(foreign);
  }

  private static ArchRule sqlIsInTheStoreOnly() {
    return noClasses()
        .that()
        .resideInAPackage("io.scitq..")
        .and()
        .resideOutsideOfPackage("io.scitq.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.jdbi..", "org.postgresql..", "org.flywaydb..");
  }

  private static ArchRule vertxIsInServerAndSimOnly() {
    return noClasses()
        .that()
        .resideInAPackage("io.scitq..")
        .and()
        .resideOutsideOfPackages("io.scitq.server..", "io.scitq.sim..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..");
  }

  private static ArchRule sdkOnlyIn(String sdk, String home) {
    return noClasses()
        .that()
        .resideInAPackage("io.scitq..")
        .and()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(sdk);
  }

  private static ArchRule onlyMainReadsTheSurroundings() {
    Set<String> forbidden =
        Set.of(
            "java.lang.System.getenv",
            "java.lang.System.exit",
            "java.time.Instant.now",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.util.ServiceLoader.load");
    return noClasses()
        .that()
        .resideInAnyPackage(
            "io.scitq.server..",
            "io.scitq.store..",
            "io.scitq.ovh..",
            "io.scitq.azure..",
            "io.scitq.local..")
        .and()
        .haveSimpleNameNotContaining("Main")
        .and()
        .haveSimpleNameNotContaining("Wiring")
        .should(ArchConditions.callCodeUnitWhere(calls(forbidden)));
  }

  private static ArchRule valuesAreClosed() {
    return classes()
        .that()
        .resideInAnyPackage("io.scitq.api..")
        .or()
        .haveFullyQualifiedName("io.scitq.recruit.Decision")
        .or()
        .haveNameMatching("io\\.scitq\\.recruit\\.Decision\\$.*")
        .should(
            ArchConditions.be(
                DescribedPredicate.describe(
                    "records, enums, interfaces or constants",
                    type ->
                        type.isRecord()
                            || type.isEnum()
                            || type.isInterface()
                            || type.getModifiers().contains(JavaModifier.FINAL))));
  }

  private static DescribedPredicate<JavaCall<?>> calls(Set<String> methods) {
    return DescribedPredicate.describe(
        "calls of " + methods,
        call -> methods.contains(call.getTargetOwner().getFullName() + "." + call.getName()));
  }
}
