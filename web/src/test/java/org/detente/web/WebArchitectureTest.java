package org.detente.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walls inside the workbench in the browser.
class WebArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.detente.web");

  private static final Pattern NUMBER_FORMAT =
      Pattern.compile("%[-+,( 0-9.$]*[deEfgx](?![a-z])|NumberFormat(?!Exception)|DecimalFormat");

  @ParameterizedTest(name = "{0} does not know {1}")
  @CsvSource({
    "message,"
        + " org.detente.web.map..;org.detente.web.work..;org.detente.web.form..;org.detente.web.project..;org.detente.web.change..;org.detente.web.page..;org.detente.web.server..",
    "map, org.detente.web.work..;org.detente.web.form..;org.detente.web.project..;org.detente.web.change..;org.detente.web.page..;org.detente.web.server..",
    "work, org.detente.web.map..;org.detente.web.form..;org.detente.web.project..;org.detente.web.change..;org.detente.web.page..;org.detente.web.server..",
    "form, org.detente.web.map..;org.detente.web.work..;org.detente.web.project..;org.detente.web.change..;org.detente.web.page..;org.detente.web.server..",
    "upload, org.detente.web.map..;org.detente.web.work..;org.detente.web.form..;org.detente.web.project..;org.detente.web.begin..;org.detente.web.change..;org.detente.web.page..;org.detente.web.server..",
    "begin, org.detente.web.map..;org.detente.web.work..;org.detente.web.form..;org.detente.web.project..;org.detente.web.change..;org.detente.web.page..;org.detente.web.server..",
    "project, org.detente.web.begin..;org.detente.web.upload..;org.detente.web.map..;org.detente.web.change..;org.detente.web.page..;org.detente.web.server..",
    "change,"
        + " org.detente.web.begin..;org.detente.web.upload..;org.detente.web.map..;org.detente.web.page..;org.detente.web.server..",
    "page, org.detente.web.server..",
  })
  void arrowsGoOneWay(String from, String forbidden) {
    noClasses()
        .that()
        .resideInAPackage("org.detente.web." + from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.split(";"))
        .check(PRODUCT);
  }

  @Test
  void onlyTheServerKnowsTheFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.detente.web.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..")
        .check(PRODUCT);
  }

  @Test
  void nothingKnowsTheCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.detente.cli..", "picocli..")
        .check(PRODUCT);
  }

  @Test
  void numbersForPeopleAreWrittenInOnePlace() throws IOException {
    var found = new ArrayList<String>();
    int scanned = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        scanned++;
        for (String line : Files.readAllLines(file)) {
          if (NUMBER_FORMAT.matcher(line).find()) {
            found.add(file + ": " + line.strip());
          }
        }
      }
    }
    assertThat(scanned).isGreaterThan(25);
    assertThat(found).as("use org.detente.phrase.Figures").isEmpty();
  }
}
