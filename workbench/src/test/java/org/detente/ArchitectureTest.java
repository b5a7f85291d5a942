package org.detente;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walls between all packages of the program. Those inside the model have a test of their own
/// there; here are the packages built on it, and what holds for every source file.
class ArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.detente");

  private static final List<String> MODEL =
      List.of(
          "numeric",
          "value",
          "input",
          "theatre",
          "option",
          "evidence",
          "coverage",
          "simulation",
          "ensemble");

  private static final List<String> BUILT_ON_IT =
      List.of(
          "ablation",
          "bargaining",
          "calibration",
          "commitment",
          "comparison",
          "completeness",
          "consent",
          "discovery",
          "exploration",
          "handover",
          "improvement",
          "pledge",
          "positions",
          "recapture",
          "robustness",
          "scan",
          "search",
          "selfexciting",
          "sensitivity",
          "staffing",
          "validation",
          "access",
          "output",
          "phrase",
          "message",
          "chart",
          "paper",
          "study",
          "cli");

  /// Engines of the analyses: they take values and give values.
  private static final List<String> ENGINES =
      List.of(
          "bargaining",
          "commitment",
          "comparison",
          "completeness",
          "consent",
          "discovery",
          "robustness",
          "search",
          "sensitivity",
          "staffing");

  /// Words of the first theatre: the program must not know where it is used. Only whole or leading
  /// parts of words count.
  private static final Pattern PLACES =
      Pattern.compile(
          "\\b(karabakh|karabag|qarabag|artsakh|armenia|azerbaijan|azeri|shushi|shusha|stepanakert|khankendi|xankendi|lachin|kelbajar|agdam|aghdam|fizuli|nakhchivan|baku|yerevan|minsk"
              + " group)",
          Pattern.CASE_INSENSITIVE);

  /// Names of writing systems and their font files; the paper can be set in any of them.
  private static final Pattern SCRIPTS =
      Pattern.compile("noto-(sans|serif)-[a-z-]+|new Subset\\(\"[a-z-]+\"");

  /// A number being formatted: `%d`, `%,.1f` and the like, or Java's other ways to do it.
  private static final Pattern NUMBER_FORMAT =
      Pattern.compile("%[-+,( 0-9.$]*[deEfgx](?![a-z])|NumberFormat(?!Exception)|DecimalFormat");

  /// These write numbers for machines: coordinates, weights of fonts.
  private static final Set<String> FOR_MACHINES = Set.of("Canvas.java", "Fonts.java");

  /// Published figures are cited under the names of their cases, whatever theatre they serve.
  private static final Set<String> CITES_CASES = Set.of("evidence-base.csv");

  private static final Set<String> TEXT =
      Set.of("java", "csv", "css", "js", "html", "svg", "yaml", "yml", "properties", "json", "txt");

  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource({
    "bargaining, numeric",
    "search, numeric",
    "comparison, numeric value evidence theatre option simulation ensemble",
    "validation, numeric value input evidence theatre option coverage simulation ensemble",
    "discovery, numeric value",
    "robustness, numeric",
    "sensitivity, numeric",
    "positions, value input theatre option",
    "consent, numeric value theatre option positions bargaining",
    "recapture, numeric ensemble",
    "scan, numeric ensemble",
    "selfexciting, numeric",
    "calibration, numeric value input evidence theatre simulation ensemble",
    "exploration, numeric value evidence theatre option simulation ensemble comparison discovery"
        + " robustness sensitivity",
    "handover, numeric value evidence theatre option simulation ensemble exploration comparison",
    "improvement, numeric value input evidence theatre option simulation ensemble comparison search"
        + " exploration pledge staffing positions consent",
    "ablation, numeric value evidence theatre option simulation ensemble comparison",
    "pledge, value input evidence theatre option",
    "staffing, numeric value theatre option simulation pledge",
    "commitment, numeric value input theatre option",
    "completeness, numeric value input evidence theatre option coverage simulation ensemble",
    "access, option",
    "phrase, value",
    "message, phrase value",
    "chart, numeric value theatre option coverage simulation phrase message",
    "output, numeric value input evidence theatre option coverage simulation ensemble comparison"
        + " ablation calibration validation access discovery robustness sensitivity exploration handover"
        + " pledge staffing positions consent commitment completeness improvement message",
    "paper, numeric value evidence theatre option coverage simulation ensemble comparison ablation"
        + " access discovery robustness exploration handover pledge staffing positions consent"
        + " commitment completeness improvement phrase message chart output",
    "study, numeric value input evidence theatre option coverage simulation ensemble comparison ablation"
        + " access discovery robustness exploration handover pledge staffing positions consent"
        + " commitment completeness phrase output paper",
  })
  void aPackageKnowsOnlyThoseBeforeIt(String name, String known) {
    var allowed = new ArrayList<String>(List.of(name));
    Arrays.stream(known.split(" ")).filter(k -> !k.isEmpty()).forEach(allowed::add);
    String[] others =
        Stream.concat(MODEL.stream(), BUILT_ON_IT.stream())
            .filter(p -> !allowed.contains(p))
            .map(p -> "org.detente." + p + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.detente." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void theModelKnowsNothingBuiltOnIt() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(MODEL))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(BUILT_ON_IT))
        .check(PRODUCT);
  }

  @Test
  void nothingKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.detente.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.detente.cli..", "picocli..")
        .check(PRODUCT);
  }

  @Test
  void everyPackageHasItsArrows() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(MODEL.stream(), BUILT_ON_IT.stream())
                .map(p -> "org.detente." + p + "..")
                .toArray(String[]::new))
        .because("a new package needs a line in a table of an architecture test")
        .check(PRODUCT);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.detente.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void luckComesFromTheCounterBasedGeneratorOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.random.RandomGenerator.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(PRODUCT);
  }

  @Test
  void enginesThatRunOnManyThreadsTouchNeitherFilesNorClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.detente.scan..", "org.detente.recapture..", "org.detente.selfexciting..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(?!IOException$|Serializable$).*")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(PRODUCT);
  }

  @Test
  void analysesTouchNeitherFilesNorClock() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(ENGINES))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.time..")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(PRODUCT);
  }

  @Test
  void noSourceOrResourceNamesAPlaceOfTheFirstTheatre() throws IOException {
    var found = new ArrayList<String>();
    int scanned = 0;
    for (String module :
        new String[] {"model", "analysis", "workbench", "cluster", "web", "benchmarks"}) {
      Path main = Path.of("..", module, "src", "main");
      try (Stream<Path> files = Files.walk(main)) {
        for (Path file : files.filter(ArchitectureTest::isText).sorted().toList()) {
          scanned++;
          List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
          for (int i = 0; i < lines.size(); i++) {
            String line = SCRIPTS.matcher(lines.get(i)).replaceAll("");
            if (PLACES.matcher(line).find()) {
              found.add("%s:%d: %s".formatted(file, i + 1, lines.get(i).strip()));
            }
          }
        }
      }
    }

    assertThat(scanned).as("files looked at").isGreaterThan(100);
    assertThat(found).isEmpty();
  }

  @Test
  void thePatternFindsWhatItIsFor() {
    assertThat(PLACES.matcher("theatres/karabakh-2015").find()).isTrue();
    assertThat(PLACES.matcher("Armenian residents").find()).isTrue();
    assertThat(PLACES.matcher("SHUSHI").find()).isTrue();
    assertThat(PLACES.matcher("a malachite line").find()).isFalse();
  }

  @Test
  void numbersForPeopleAreWrittenInOnePlace() throws IOException {
    var found = new ArrayList<String>();
    int scanned = 0;
    for (String name : List.of("chart", "paper", "study", "cli", "cli/tool", "access")) {
      try (Stream<Path> files = Files.list(Path.of("src/main/java/org/detente", name))) {
        for (Path file : files.filter(ArchitectureTest::isText).sorted().toList()) {
          scanned++;
          if (FOR_MACHINES.contains(file.getFileName().toString())) {
            continue;
          }
          List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
          for (int i = 0; i < lines.size(); i++) {
            if (NUMBER_FORMAT.matcher(lines.get(i)).find()) {
              found.add("%s:%d: %s".formatted(file, i + 1, lines.get(i).strip()));
            }
          }
        }
      }
    }

    assertThat(scanned).as("files looked at").isGreaterThan(40);
    assertThat(found).as("use org.detente.phrase.Figures").isEmpty();
  }

  @Test
  void thePatternOfNumbersFindsWhatItIsFor() {
    assertThat(NUMBER_FORMAT.matcher("\"%,d cells\"").find()).isTrue();
    assertThat(NUMBER_FORMAT.matcher("\"%4.0f years\"").find()).isTrue();
    assertThat(NUMBER_FORMAT.matcher("\"%+.2f\"").find()).isTrue();
    assertThat(NUMBER_FORMAT.matcher("\"%s of %s, width:100%;display\"").find()).isFalse();
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && TEXT.contains(ending) && !CITES_CASES.contains(name);
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(p -> "org.detente." + p + "..").toArray(String[]::new);
  }
}
