package org.detente;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Spark stays behind the door.
class ArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.detente");

  @Test
  void onlyTheClusterKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.detente.cluster..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..", "org.detente.cluster..")
        .check(PRODUCT);
  }

  @Test
  void theClusterKnowsNobodyWhoAsksItForWork() {
    noClasses()
        .that()
        .resideInAPackage("org.detente.cluster..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.detente.cli..", "org.detente.output..", "org.detente.paper..")
        .check(PRODUCT);
  }

  @Test
  void onlyTheDoorIsPublic() {
    classes()
        .that()
        .resideInAPackage("org.detente.cluster..")
        .and()
        .arePublic()
        .should()
        .haveSimpleName("SparkDoor")
        .check(PRODUCT);
  }
}
