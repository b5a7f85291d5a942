import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks or rewrites the formatting of all Java sources. Run by the build in a process of the JDK
/// it has chosen, because the formatter needs that JDK's parser while Maven itself may run on an
/// older one: `java ... tools/Format.java --dry-run` (names files that are not formatted, exit code
/// 1) or `--replace`.
final class Format {

  private static final List<String> PLACES =
      List.of(
          "model/src",
          "analysis/src",
          "workbench/src",
          "cluster/src",
          "benchmarks/src",
          "web/src",
          "tools");

  public static void main(String[] arguments) throws IOException, FormatterException {
    boolean replace = arguments.length > 0 && arguments[0].equals("--replace");
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    var wrong = new ArrayList<Path>();
    for (Path file : sources()) {
      String before = Files.readString(file);
      String after =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(before),
                  JavaFormatterOptions.Style.GOOGLE));
      if (!after.equals(before)) {
        wrong.add(file);
        if (replace) {
          Files.writeString(file, after);
        }
      }
    }
    if (replace) {
      System.out.println(wrong.size() + " files rewritten");
    } else if (!wrong.isEmpty()) {
      wrong.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Run: mvn -q -N -Pformat process-sources");
      System.exit(1);
    }
  }

  private static List<Path> sources() throws IOException {
    var files = new ArrayList<Path>();
    for (String place : PLACES) {
      if (Files.isDirectory(Path.of(place))) {
        try (Stream<Path> all = Files.walk(Path.of(place))) {
          all.filter(f -> f.toString().endsWith(".java")).sorted().forEach(files::add);
        }
      }
    }
    return files;
  }
}
