package org.detente.web.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.detente.access.Audience;
import org.detente.input.Problem;
import org.detente.message.Texts;
import org.detente.study.StudyInput;
import org.detente.web.form.CellWords;
import org.detente.web.form.Differences;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.form.FirstRows;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Patch;
import org.detente.web.form.Rows;
import org.detente.web.message.Languages;
import org.detente.web.message.Unfit;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Change;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Changing a theatre's files beside its options: tables row by row, criteria field by field, the
/// rest as text. What somebody was told in confidence is changed by those who were told, and seen
/// by nobody else: planners change all files, mediators the positions as they were conveyed to
/// them.
///
/// Thread-safe.
public final class TableChanges {

  public static final String POSITIONS = "positions.csv";
  public static final String CRITERIA = "criteria.yaml";
  private static final String READER = "reader";

  /// Tables that may begin here, with the columns they begin with.
  private static final Map<String, String> BEGINNINGS =
      Map.of("evidence.csv", "id,low,central,high,unit,source\n");

  /// The largest file that is changed as one text.
  private static final int LARGEST_TEXT = 1_000_000;

  private static final int TOLD = 3;

  /// What is kept is one for all readers, and in English.
  private static final Texts KEPT = Languages.ENGLISH;

  private final Project project;

  public TableChanges(Project project) {
    this.project = project;
  }

  /// Whether a name is that of a file which a reader may change. Names are those of the theatre's
  /// folder itself; mediators have the positions only.
  public static boolean mayOpen(Audience reader, String file) {
    boolean may =
        reader.kind() == Audience.Kind.PLANNER
            || reader.kind() == Audience.Kind.MEDIATOR && file.equals(POSITIONS);
    return may && file.matches("[a-z0-9][a-z0-9-]*\\.(csv|yaml)");
  }

  /// Names of the files that a reader may change, with those that may begin here.
  public List<String> files(Audience reader, int version) throws IOException {
    var files = new java.util.TreeSet<>(project.tree(version).files().keySet());
    files.addAll(BEGINNINGS.keySet());
    files.add(CRITERIA);
    return files.stream().filter(f -> mayOpen(reader, f)).toList();
  }

  // ---- tables

  /// A table as a reader changes it: mediators say of a row that it is for them alone.
  ///
  /// @return empty if there is none of this name
  public Optional<Rows> table(Audience reader, int version, String file) throws IOException {
    Optional<Rows> table =
        project
            .tree(version)
            .text(file)
            .or(() -> Optional.ofNullable(BEGINNINGS.get(file)))
            .filter(_ -> file.endsWith(".csv"))
            .map(Rows::of);
    return reader.kind() == Audience.Kind.MEDIATOR ? table.map(t -> t.widened(READER)) : table;
  }

  /// Whether a row is for everybody, or for this reader.
  public static boolean mayRead(Audience reader, Rows table, List<String> cells) {
    int column = table.columns().indexOf(READER);
    return column < 0 || cells.get(column).isEmpty() || cells.get(column).equals(reader.id());
  }

  /// Rows that a reader may see and that hold a word.
  ///
  /// @param word empty text: all of them
  public static List<Rows.Row> found(Audience reader, Rows table, String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    return table.rows().stream()
        .filter(r -> mayRead(reader, table, r.cells()))
        .filter(r -> r.cells().stream().anyMatch(c -> c.toLowerCase(Locale.ROOT).contains(plain)))
        .toList();
  }

  /// Cells that a new row begins with.
  public static List<String> fresh(Audience reader, Rows table) {
    var fresh = new ArrayList<String>();
    for (String column : table.columns()) {
      boolean conveyed = column.equals(READER) && reader.kind() == Audience.Kind.MEDIATOR;
      fresh.add(conveyed ? reader.id() : "");
    }
    return fresh;
  }

  /// A row that somebody wants otherwise.
  ///
  /// @param number from 0; empty: a new one
  /// @param was cells that whoever changes it had before their eyes; empty for a new one
  /// @param cells what it shall hold; empty: it is removed
  public record Wish(
      String file, Optional<Integer> number, List<String> was, Optional<List<String>> cells) {

    public Wish {
      was = List.copyOf(was);
      cells = cells.map(List::copyOf);
    }
  }

  /// What became of a wish.
  public sealed interface Changed {

    /// It has not the cells that the table has columns, or is for another reader.
    record Odd() implements Changed {}

    /// The row is another now; nothing was saved.
    ///
    /// @param theirs cells of the row that has its number now, if this reader may see it
    record Gone(Rows table, Optional<List<String>> theirs, Version now) implements Changed {}

    /// It was looked at.
    ///
    /// @param table as it was before
    /// @param line on which the row stands in the file
    record Looked(Saving saving, Rows table, int line) implements Changed {}
  }

  /// Changes, adds or removes a row. It is looked for in the table as it is now: others may have
  /// changed other rows.
  ///
  /// @param input as it is now, for names in the place of ids
  /// @throws Outdated if the table was changed at the same moment
  public Changed change(StudyInput input, Audience reader, Wish wish)
      throws IOException, Outdated, Refused {
    Version now = project.present();
    String file = wish.file();
    Optional<Integer> number = wish.number();
    Optional<List<String>> cells = wish.cells();
    Rows table =
        table(reader, now.number(), file)
            .orElseThrow(() -> new Refused("refused.there-is-no-such-table"));
    int wide = table.columns().size();
    boolean sound =
        cells.map(c -> c.size() == wide && mayRead(reader, table, c)).orElse(true)
            && (number.isEmpty()
                || wish.was().size() == wide && mayRead(reader, table, wish.was()));
    if (!sound) {
      return new Changed.Odd();
    }
    Optional<Rows.Row> row = number.flatMap(n -> table.holding(wish.was(), n));
    if (number.isPresent() && row.isEmpty()) {
      return new Changed.Gone(
          table,
          table.row(number.get()).map(Rows.Row::cells).filter(c -> mayRead(reader, table, c)),
          now);
    }
    List<String> told = cells.orElse(wish.was());
    String what =
        KEPT.say(
            "history.row",
            "file",
            KEPT.find("file", file).map(f -> f.replaceAll(":.*", "")).orElse(file),
            "done",
            cells.isEmpty() ? "removed" : row.isPresent() ? "changed" : "added",
            "kind",
            confidential(table, told) ? "conveyed" : "plain",
            "row",
            called(input, table, told),
            "differs",
            row.isPresent() && cells.isPresent() ? "yes" : "no",
            "told",
            differing(input, table, wish.was(), told));
    return new Changed.Looked(
        project.save(bytes(file, table.with(row, cells)), now.number(), what),
        table,
        row.map(Rows.Row::line).orElseGet(table::next));
  }

  /// A row by what stands first in it, names in the place of ids.
  private static String called(StudyInput input, Rows table, List<String> cells) {
    var said = new ArrayList<String>();
    for (int i = 0; i < cells.size() && said.size() < TOLD; i++) {
      if (!cells.get(i).isEmpty()) {
        said.add(said(input, table.columns().get(i), cells.get(i)));
      }
    }
    return String.join(", ", said);
  }

  /// What of a row is changed, from what to what.
  private static String differing(StudyInput input, Rows table, List<String> was, List<String> is) {
    var all = new ArrayList<String>();
    for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
      if (!was.get(i).equals(is.get(i))) {
        String column = table.columns().get(i);
        all.add(
            new Difference(
                    KEPT.find("column", column).orElse(column.replace('_', ' ')),
                    said(input, column, was.get(i)),
                    said(input, column, is.get(i)))
                .sentence());
      }
    }
    return String.join("; ", all);
  }

  private static String said(StudyInput input, String column, String cell) {
    return cell.isEmpty()
        ? Differences.nothing(KEPT)
        : CellWords.of(input, input.theatre().languages(), column, cell);
  }

  private static boolean confidential(Rows table, List<String> cells) {
    int reader = table.columns().indexOf(READER);
    return reader >= 0 && !cells.get(reader).isEmpty();
  }

  private static Map<String, Optional<byte[]>> bytes(String file, String text) {
    return Map.of(file, Optional.of(text.getBytes(UTF_8)));
  }

  // ---- criteria

  /// The criteria as a version has them.
  public Draft criteria(int version) throws IOException {
    return project.tree(version).text(CRITERIA).map(Draft::of).orElseGet(Draft::empty);
  }

  /// Changes the criteria.
  ///
  /// @param began number of the version that whoever changes them had before their eyes
  /// @param typing makes what was typed of the criteria as they were then
  public Attempt.Looked criteria(int began, UnaryOperator<Draft> typing)
      throws IOException, Outdated {
    String before = project.tree(began).text(CRITERIA).orElse("");
    Draft typed = typing.apply(criteriaOf(before));
    for (int i = typed.size("criteria") - 1; i >= 0; i--) {
      if (typed.text("criteria." + i + ".outcome").isEmpty()) {
        typed.remove("criteria." + i);
      }
    }
    if (typed.keys("handover").isEmpty()) {
      typed.remove("handover");
    }
    Draft.Written written = typed.written();
    if (written.text().equals(criteriaOf(before).written().text())) {
      return new Attempt.Looked(new Saving.Same(project.head()), typed, written);
    }
    Saving saving =
        project.save(
            bytes(CRITERIA, written.text()),
            began,
            _ ->
                new Change(
                    bytes(CRITERIA, patched(before, written.text())),
                    KEPT.say(
                        "history.criteria",
                        "told",
                        String.join(
                            "; ",
                            Differences.places(criteriaOf(before), typed, KEPT).stream()
                                .limit(TOLD)
                                .map(Difference::sentence)
                                .toList()))));
    return new Attempt.Looked(saving, typed, written);
  }

  private static Draft criteriaOf(String text) {
    return text.isEmpty() ? Draft.empty() : Draft.of(text);
  }

  /// The file with what has changed: by its own lines, so that comments stay; where that cannot be,
  /// anew.
  private static String patched(String before, String text) {
    return before.isEmpty()
        ? text
        : Patch.of(before, Draft.of(before).written().text(), text, made -> says(made, text))
            .orElseGet(() -> headed(before, text));
  }

  private static boolean says(String made, String text) {
    try {
      return Draft.of(made).written().text().equals(text);
    } catch (YamlEngineException | Unfit e) {
      return false;
    }
  }

  private static String headed(String before, String text) {
    var head = new StringBuilder();
    OptionDraft.remarks(before)
        .forEach(r -> head.append(r.isEmpty() ? "#" : "# " + r).append('\n'));
    return head + text;
  }

  // ---- text

  /// A file as text. What somebody was told in confidence is in no text that planners see.
  ///
  /// @throws Refused if there is none of this name, or it cannot be changed as text
  public String text(int version, String file) throws IOException, Refused {
    String text =
        project
            .tree(version)
            .text(file)
            .or(() -> Optional.ofNullable(BEGINNINGS.get(file)))
            .orElseThrow(() -> new Refused("refused.no-file"));
    if (text.length() > LARGEST_TEXT) {
      throw new Refused("refused.the-file-is-too-large");
    }
    if (file.equals(POSITIONS) && !Rows.readBy(text, "").equals(text)) {
      throw new Refused("refused.this-file-holds-what-somebody");
    }
    return text;
  }

  /// Changes a file as text, word for word.
  ///
  /// @param began number of the version that whoever changes it had before their eyes
  /// @param texts in the language of whoever changes it
  public Attempt text(String file, int began, String text, Texts texts)
      throws IOException, Refused {
    String before = text(began, file);
    List<Difference> differ = Differences.lines(before, text, KEPT);
    try {
      Saving saving =
          project.save(
              bytes(file, text),
              began,
              file
                  + ": "
                  + String.join("; ", differ.stream().limit(2).map(Difference::sentence).toList()));
      return new Attempt.Looked(saving, Draft.empty(), new Draft.Written(text, Map.of()));
    } catch (Outdated e) {
      return new Attempt.Crossed(
          e.newest(),
          Draft.empty(),
          Differences.lines(before, text(e.newest(), file), texts),
          Differences.lines(before, text, texts));
    }
  }

  // ---- files that the theatre lacks

  /// Begins files that the theatre may do without and lacks.
  ///
  /// @param files name to what it shall hold; files that need each other come together
  /// @param began number of the version that whoever begins them had before their eyes
  /// @throws Refused where one of them is there already, or is none that can be begun
  public Saving begin(Map<String, byte[]> files, int began) throws IOException, Outdated, Refused {
    var there = project.tree(began).files().keySet();
    for (String file : files.keySet()) {
      if (FirstRows.of(file).isEmpty()) {
        throw new Refused("refused.no-file");
      }
      if (there.contains(file)) {
        throw new Refused("refused.the-file-is-there", "file", file);
      }
    }
    var all = new LinkedHashMap<String, Optional<byte[]>>();
    files.forEach((name, bytes) -> all.put(name, Optional.of(bytes)));
    return project.save(
        all,
        began,
        KEPT.say(
            "history.begun-files",
            "files",
            String.join(
                "; ", files.keySet().stream().map(f -> KEPT.find("file", f).orElse(f)).toList())));
  }

  /// What was typed as a text, as a file has it: lines end as files have them.
  public static String asFile(String typed) {
    String text = typed.replace("\r\n", "\n");
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  /// Mistakes in a row itself without its place, which is before everybody's eyes.
  public static boolean inRow(Problem problem, String file, int line) {
    return problem.file().equals(file) && problem.line() == line;
  }
}
