package org.detente;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walls between the packages of the model, and between its engines and the world.
class ArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.detente");

  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource({
    "numeric, ''",
    "value, ''",
    "input, value",
    "theatre, input value",
    "option, input theatre value",
    "evidence, input numeric value",
    "coverage, evidence option theatre value",
    "simulation, evidence numeric option theatre value",
    "ensemble, evidence numeric option simulation theatre value"
  })
  void aPackageKnowsOnlyThoseBeforeIt(String name, String known) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(known.split(" ")).filter(k -> !k.isEmpty()))
            .map(p -> "org.detente." + p)
            .toArray(String[]::new);
    String[] others =
        Stream.of(
                "numeric",
                "value",
                "input",
                "theatre",
                "option",
                "evidence",
                "coverage",
                "simulation",
                "ensemble",
                "comparison",
                "ablation",
                "access",
                "output",
                "chart",
                "paper",
                "cli")
            .map(p -> "org.detente." + p)
            .filter(p -> !Arrays.asList(allowed).contains(p))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.detente." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(PRODUCT);
  }

  @Test
  void everyPackageOfTheModelHasItsArrows() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.of(
                    "numeric",
                    "value",
                    "input",
                    "theatre",
                    "option",
                    "evidence",
                    "coverage",
                    "simulation",
                    "ensemble")
                .map(p -> "org.detente." + p)
                .toArray(String[]::new))
        .because("a new package needs a line in the table above")
        .check(PRODUCT);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.detente.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void nothingAsksWhatTimeItIs() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.YearMonth.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .because("a run depends on its input and its seed only")
        .check(PRODUCT);
  }

  @Test
  void luckComesFromTheCounterBasedGeneratorOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.random.RandomGenerator.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.UUID")
        .check(PRODUCT);
  }

  /// `Math` and `StrictMath` functions that a machine may round its own way are not used where bits
  /// must agree; `sqrt`, `rint`, `floor`, `ceil` are exact.
  @Test
  void theSimulationUsesNoFunctionWhoseLastBitDependsOnTheMachine() {
    var rule =
        noClasses().that().resideInAnyPackage("org.detente.simulation", "org.detente.numeric");
    for (String name :
        new String[] {"exp", "log", "sin", "cos", "tan", "expm1", "log1p", "log10"}) {
      rule.should().callMethod(Math.class, name, double.class).check(PRODUCT);
    }
    rule.should().callMethod(Math.class, "pow", double.class, double.class).check(PRODUCT);
    rule.should()
        .callMethod(Math.class, "fma", double.class, double.class, double.class)
        .check(PRODUCT);
  }

  @Test
  void enginesTouchNeitherFilesNorTheNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.detente.simulation",
            "org.detente.coverage",
            "org.detente.numeric",
            "org.detente.value")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "javax.net..", "java.sql..")
        .check(PRODUCT);
  }

  @Test
  void theModelDoesNotKnowTheNetworkAtAll() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..")
        .check(PRODUCT);
  }

  @Test
  void ofTheEnsembleOnlyTheStoreReadsAndWritesFiles() {
    noClasses()
        .that()
        .resideInAPackage("org.detente.ensemble")
        .and()
        .doNotHaveSimpleName("ResultStore")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.channels..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|RandomAccessFile|.*Stream|.*Reader|.*Writer)")
        .check(PRODUCT);
  }

  @Test
  void nothingPrints() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(PRODUCT);
  }
}
