package org.detente.web.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.detente.exploration.Criterion;
import org.detente.message.Message;
import org.detente.simulation.Variable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: message files and the sources that use them fit each other. Every use of a
/// key in the sources is looked at as the compiler sees it.
class MessageFilesTest {

  /// Sources of this module, and packages of the workbench that say something to people.
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java"),
          Path.of("../workbench/src/main/java/org/detente/paper"),
          Path.of("../workbench/src/main/java/org/detente/output"),
          Path.of("../workbench/src/main/java/org/detente/chart"));

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("../workbench/src/main/resources/org/detente/message"),
          Path.of("src/main/resources/org/detente/web/message"));

  /// Methods whose first argument is a key and whose others are names and values by turns.
  private static final Set<String> METHODS = Set.of("say", "html");

  private static final Set<String> PARTS_OF_KEYS = Set.of("find", "of");

  /// What is made with a key as its first argument.
  private static final Set<String> CLASSES = Set.of("Refused", "Unfit");

  private static final Map<String, Message> ENGLISH = Languages.ALL.read(Locale.ENGLISH);

  /// A use of a key.
  private record Use(String place, String key, Set<String> names) {}

  private static final List<Use> USES = new ArrayList<>();
  private static final Set<String> FAMILIES = new HashSet<>();
  private static final List<String> NOT_LITERAL = new ArrayList<>();

  @BeforeAll
  static void readSources() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var all = new ArrayList<Path>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(f -> f.toString().endsWith(".java"))
            .filter(f -> !f.getParent().endsWith("web/message"))
            .forEach(all::add);
      }
    }
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(all));
      for (var unit : task.parse()) {
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String name =
                call.getMethodSelect() instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : call.getMethodSelect().toString();
            boolean said = call.getMethodSelect().toString().equals("Said.of");
            // With nothing before it `html` is the element of a page.
            boolean ours = name.equals("say") || call.getMethodSelect() instanceof MemberSelectTree;
            if (ours && METHODS.contains(name) || said) {
              use(file, call.toString(), call.getArguments());
            } else if (PARTS_OF_KEYS.contains(name)
                && call.getMethodSelect()
                    .toString()
                    .matches("(.*\\.)?texts(\\(\\))?\\.(find|of)|Languages.*")
                && call.getArguments().size() > 1
                && call.getArguments().getFirst() instanceof LiteralTree family) {
              FAMILIES.add(family.getValue().toString());
            }
            return super.visitMethodInvocation(call, nothing);
          }

          @Override
          public Void visitNewClass(NewClassTree made, Void nothing) {
            String name = made.getIdentifier().toString().replaceAll(".*\\.", "");
            if (CLASSES.contains(name)) {
              use(file, made.toString(), made.getArguments());
            }
            return super.visitNewClass(made, nothing);
          }
        }.scan(unit, null);
      }
    }
  }

  private static void use(String file, String place, List<? extends ExpressionTree> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    ExpressionTree key = arguments.getFirst();
    if (!(key instanceof LiteralTree literal && literal.getValue() instanceof String text)) {
      // With one argument it may be a message that was put off, or something else of that name.
      if (arguments.size() > 1 && key.getKind() != Tree.Kind.IDENTIFIER) {
        NOT_LITERAL.add(file + ": " + place);
      }
      return;
    }
    var names = new TreeSet<String>();
    for (int i = 1; i < arguments.size(); i += 2) {
      if (arguments.get(i) instanceof LiteralTree name && name.getValue() instanceof String n) {
        names.add(n);
      } else {
        NOT_LITERAL.add(file + ": " + place);
      }
    }
    if (arguments.size() % 2 == 0) {
      NOT_LITERAL.add(file + ": a name without a value in " + place);
    }
    USES.add(new Use(file, text, names));
  }

  @Test
  void everyKeyThatIsUsedIsThereAndGetsWhatItTakes() {
    assertThat(USES.size()).isGreaterThan(60);
    assertThat(NOT_LITERAL).as("keys and names stand in the sources as they are").isEmpty();
    var wrong = new ArrayList<String>();
    for (Use use : USES) {
      if (!ENGLISH.containsKey(use.key())) {
        wrong.add(use.place() + ": there is no " + use.key());
        continue;
      }
      var takes = new TreeSet<>(ENGLISH.get(use.key()).arguments().keySet());
      if (!takes.equals(use.names())) {
        wrong.add(use.place() + ": " + use.key() + " takes " + takes + ", gets " + use.names());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyTextIsUsed() {
    var used = new HashSet<String>();
    USES.forEach(u -> used.add(u.key()));
    FAMILIES.add("word");
    // What the texts themselves say: figures and shares.
    FAMILIES.addAll(List.of("figure", "share", "share-word", "share-futures"));
    assertThat(
            ENGLISH.keySet().stream()
                .filter(k -> !used.contains(k))
                .filter(k -> FAMILIES.stream().noneMatch(f -> k.startsWith(f + "."))))
        .isEmpty();
  }

  @Test
  void noKeyStandsTwiceAndEachFileIsRead() throws IOException {
    var keys = new ArrayList<String>();
    for (int i = 0; i < FOLDERS.size(); i++) {
      List<String> read = Languages.ALL.folders().get(i).names();
      try (Stream<Path> files = Files.walk(FOLDERS.get(i))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".properties")).toList()) {
          assertThat(read).contains(file.getFileName().toString().replace(".properties", ""));
        }
      }
      for (String file : read) {
        Files.readAllLines(FOLDERS.get(i).resolve("en").resolve(file + ".properties")).stream()
            .filter(l -> !l.isBlank() && !l.startsWith("#"))
            .forEach(l -> keys.add(l.substring(0, l.indexOf(" = "))));
      }
    }
    assertThat(keys).doesNotHaveDuplicates().hasSize(ENGLISH.size());
  }

  /// A translation has the same keys, takes the same, and has every form of plural that its
  /// language has. This holds for files that are not switched on yet, too.
  @Test
  void translationsFitEnglish() throws IOException {
    var folders = new ArrayList<Path>();
    for (Path of : FOLDERS) {
      try (Stream<Path> languages = Files.list(of)) {
        languages.forEach(folders::add);
      }
    }
    for (Path folder : folders) {
      Locale locale = Locale.forLanguageTag(folder.getFileName().toString());
      Set<String> forms = PluralRules.forLocale(ULocale.forLocale(locale)).getKeywords();
      Map<String, Message> messages = Languages.ALL.read(locale);
      messages.forEach(
          (key, message) -> {
            assertThat(ENGLISH).as(folder.toString()).containsKey(key);
            assertThat(message.arguments())
                .as(folder + ", " + key)
                .isEqualTo(ENGLISH.get(key).arguments());
            if (!message.categories().isEmpty()) {
              assertThat(forms).as(folder + ", " + key).containsAll(message.categories());
            }
          });
      if (Languages.REVIEWED.contains(locale)) {
        assertThat(messages.keySet()).as(folder.toString()).isEqualTo(ENGLISH.keySet());
      }
    }
  }

  @Test
  void wordsOfTheCodeAreWhatTheRestOfTheProgramCallsThem() {
    var known = new TreeSet<String>();
    for (Class<? extends Enum<?>> type : WordsOfCode.ALL) {
      for (Enum<?> constant : type.getEnumConstants()) {
        known.add("word." + type.getSimpleName() + "." + constant.name());
        assertThat(Languages.ENGLISH.word(constant)).isEqualTo(WordsOfCode.inEnglish(constant));
      }
    }
    assertThat(ENGLISH.keySet().stream().filter(k -> k.startsWith("word.")))
        .as("each has an entry, and no entry is left over")
        .containsExactlyInAnyOrderElementsOf(known);
    for (Variable variable : Variable.values()) {
      if (Criterion.suits(variable)) {
        assertThat(Languages.ENGLISH.find("outcome", variable.column()))
            .contains(variable.column().replace('_', ' '));
      }
    }
  }
}
