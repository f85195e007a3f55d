package io.scitq.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.scitq.recruit.ClockReadingPlanner;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.scitq");

  @TestFactory
  Stream<DynamicTest> rulesHold() {
    return ArchitectureRules.all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(CLASSES)));
  }

  /** A test runner that silently sees no class would make every rule green. */
  @Test
  void seesTheClassesOfEveryModule() {
    assertThat(CLASSES.stream().map(JavaClass::getName))
        .contains(
            "io.scitq.spi.Offering",
            "io.scitq.recruit.RecruitPlanner",
            "io.scitq.store.RecruitStore",
            "io.scitq.server.Main",
            "io.scitq.api.Problem",
            "io.scitq.ovh.OvhProviderFactory",
            "io.scitq.azure.AzureProviderFactory",
            "io.scitq.local.LocalProviderFactory",
            "io.scitq.sim.SimClouds",
            "io.scitq.cli.Main");
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(CLASSES.getDefaultPackage().getPackage("io.scitq").getSubpackagesInTree())
        .filteredOn(found -> !found.getClasses().isEmpty())
        .allSatisfy(
            found -> assertThat(found.isAnnotatedWith(NullMarked.class)).as(name(found)).isTrue());
  }

  @Test
  void aPlannerThatReadsTheClockBreaksTheRule() {
    assertBreaks("deciding reads no clock and no dice", ClockReadingPlanner.class);
  }

  @Test
  void aPlannerThatTouchesFilesBreaksTheRule() {
    assertBreaks("deciding touches nothing outside", ClockReadingPlanner.class);
  }

  @Test
  void sqlOutsideTheStoreBreaksTheRule() {
    assertBreaks("SQL is in the store only", ClockReadingPlanner.class);
  }

  private static void assertBreaks(String rule, Class<?> culprit) {
    JavaClasses only = new ClassFileImporter().importClasses(culprit);
    assertThatCode(() -> ArchitectureRules.all().get(rule).check(only))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit.getSimpleName());
  }

  private static String name(JavaPackage found) {
    return found.getName();
  }
}
