package org.detente.web.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.detente.input.Problem;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.option.OptionLoader;
import org.detente.option.OptionWriter;
import org.detente.study.StudyInput;
import org.detente.theatre.Theatre;
import org.detente.web.form.Differences;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Patch;
import org.detente.web.form.Typed;
import org.detente.web.message.Languages;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Change;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;

/// Making, changing and deleting options.
///
/// Thread-safe.
public final class OptionChanges {

  /// The longest title of a new option.
  public static final int LONGEST_TITLE = 200;

  private static final int LONGEST_LABEL = 40;
  private static final int TOLD = 3;

  /// What is kept is one for all readers, and in English.
  private static final Texts KEPT = Languages.ENGLISH;

  private final Project project;

  public OptionChanges(Project project) {
    this.project = project;
  }

  /// The file of an option.
  public static String file(String option) {
    return "options/" + option + ".yaml";
  }

  /// An option by its id.
  public static Optional<Option> named(List<Option> options, String id) {
    return options.stream().filter(o -> o.id().equals(id)).findFirst();
  }

  /// Reads one option.
  ///
  /// @return empty if it has mistakes
  public static Optional<Option> read(Theatre theatre, String id, byte[] bytes) throws IOException {
    Path aside = Files.createTempDirectory("option");
    Path file = aside.resolve(id + ".yaml");
    try {
      Files.write(file, bytes);
      return OptionLoader.load(file, theatre, new Problems());
    } finally {
      Files.deleteIfExists(file);
      Files.delete(aside);
    }
  }

  /// An option as somebody begins to change it.
  ///
  /// @param began the version whose words it holds
  /// @param remarks whether its file has comments that a change of their surroundings would lose
  public record Opened(Option option, Draft draft, Version began, boolean remarks) {}

  /// Opens an option.
  ///
  /// @param theatre that it is an option of
  public Opened open(Option option, Theatre theatre) throws IOException {
    Version now = project.present();
    String text = project.tree(now.number()).text(file(option.id())).orElse("");
    return new Opened(
        option, OptionDraft.of(option, theatre), now, OptionDraft.hasFurtherRemarks(text));
  }

  /// Whether the file of an option has comments that a change of their surroundings would lose.
  public boolean remarks(Option option, int version) throws IOException {
    return OptionDraft.hasFurtherRemarks(project.tree(version).text(file(option.id())).orElse(""));
  }

  /// An option as a version has it.
  ///
  /// @param theatre as it is now
  /// @return empty if that version has no such option, or the theatre has changed too much since to
  ///   read it
  public Optional<Option> at(Theatre theatre, int version, String id) throws IOException {
    Optional<byte[]> bytes = Optional.ofNullable(project.tree(version).files().get(file(id)));
    return bytes.isEmpty() ? Optional.empty() : read(theatre, id, bytes.get());
  }

  /// Changes an option, field by field. Lines of its file that say the same stay to the letter.
  ///
  /// @param began number of the version that whoever changes it had before their eyes
  /// @param typing makes what was typed of the option as it was then
  /// @param texts in the language of whoever changes it
  public Attempt change(
      StudyInput input, Option option, int began, UnaryOperator<Draft> typing, Texts texts)
      throws IOException {
    Theatre theatre = input.theatre();
    String file = file(option.id());
    String text = project.tree(began).text(file).orElse("");
    Option base = at(theatre, began, option.id()).orElse(option);
    Draft before = OptionDraft.of(base, theatre);
    Draft typed = typing.apply(before);
    Draft.Written written = typed.written();
    try {
      Saving saving =
          project.save(
              Map.of(file, Optional.of(written.text().getBytes(UTF_8))),
              began,
              read -> {
                Option changed = named(read.folder().options(), option.id()).orElseThrow();
                List<Difference> differ =
                    Differences.between(
                        before,
                        OptionDraft.of(changed, read.theatre()),
                        Differences.Names.of(read),
                        KEPT);
                byte[] bytes =
                    (differ.isEmpty() ? text : patched(theatre, text, base, changed))
                        .getBytes(UTF_8);
                return new Change(Map.of(file, Optional.of(bytes)), words(changed.label(), differ));
              });
      return new Attempt.Looked(saving, typed, written);
    } catch (Outdated e) {
      return crossed(input, base, before, typed, typed, e, texts);
    }
  }

  /// Takes an option's file as a text, word for word.
  ///
  /// @param began number of the version that whoever changes it had before their eyes
  /// @param texts in the language of whoever changes it
  public Attempt text(StudyInput input, Option option, int began, String text, Texts texts)
      throws IOException {
    Theatre theatre = input.theatre();
    Option base = at(theatre, began, option.id()).orElse(option);
    Draft before = OptionDraft.of(base, theatre);
    try {
      Saving saving =
          project.save(
              Map.of(file(option.id()), Optional.of(text.getBytes(UTF_8))),
              began,
              read -> {
                Option changed = named(read.folder().options(), option.id()).orElse(base);
                List<Difference> differ =
                    Differences.between(
                        before,
                        OptionDraft.of(changed, read.theatre()),
                        Differences.Names.of(read),
                        KEPT);
                return new Change(
                    Map.of(),
                    differ.isEmpty()
                        ? KEPT.say("history.layout", "option", changed.label())
                        : words(changed.label(), differ));
              });
      return new Attempt.Looked(saving, Draft.empty(), new Draft.Written(text, Map.of()));
    } catch (Outdated e) {
      Draft mine =
          read(theatre, option.id(), text.getBytes(UTF_8))
              .map(o -> OptionDraft.of(o, theatre))
              .orElse(before);
      return crossed(input, base, before, mine, Draft.empty(), e, texts);
    }
  }

  private Attempt crossed(
      StudyInput input, Option base, Draft before, Draft mine, Draft typed, Outdated e, Texts texts)
      throws IOException {
    Theatre theatre = input.theatre();
    var names = Differences.Names.of(input);
    Option now = at(theatre, e.newest(), base.id()).orElse(base);
    return new Attempt.Crossed(
        e.newest(),
        typed,
        Differences.between(before, OptionDraft.of(now, theatre), names, texts),
        Differences.between(before, mine, names, texts));
  }

  /// An option's file with what has changed: by its own lines, so that comments stay; where that
  /// cannot be, anew.
  private static String patched(Theatre theatre, String text, Option before, Option after) {
    String wanted = OptionWriter.text(after, List.of());
    return Patch.of(
            text,
            OptionWriter.text(before, List.of()),
            wanted,
            made -> {
              try {
                return read(theatre, after.id(), made.getBytes(UTF_8))
                    .filter(o -> OptionWriter.text(o, List.of()).equals(wanted))
                    .isPresent();
              } catch (IOException e) {
                // Nobody knows then: it is written anew.
                return false;
              }
            })
        .orElseGet(() -> OptionWriter.text(after, OptionDraft.remarks(text)));
  }

  private static String words(String label, List<Difference> differences) {
    String told =
        String.join("; ", differences.stream().limit(TOLD).map(Difference::sentence).toList());
    int more = differences.size() - TOLD;
    return KEPT.say(
        "history.differs",
        "option",
        label,
        "told",
        told,
        "further",
        more > 0 ? "yes" : "no",
        "more",
        more);
  }

  /// What became of a wish for a new option.
  public sealed interface Made {

    /// Its title is none, or there is no such option to begin with.
    record Unnamed() implements Made {}

    /// @param id that it has, or would have
    record Tried(String id, Saving saving) implements Made {}
  }

  /// Makes an option.
  ///
  /// @param from id of the option that it begins as; empty text: an agreement in which nobody
  ///   deploys
  /// @param began number of the version that whoever makes it had before their eyes
  public Made make(StudyInput input, String title, String from, int began)
      throws IOException, Outdated {
    Optional<Option> origin = named(input.folder().options(), from);
    if (title.isEmpty() || title.length() > LONGEST_TITLE || !from.isEmpty() && origin.isEmpty()) {
      return new Made.Unnamed();
    }
    var taken = new LinkedHashSet<String>();
    project
        .tree(project.head().number())
        .files()
        .keySet()
        .forEach(f -> taken.add(f.replaceAll("^options/|\\.yaml$", "")));
    String id = Typed.id(title, taken, "option");
    Draft draft =
        origin.isPresent()
            ? OptionDraft.of(origin.get(), input.theatre())
            : OptionDraft.unwritten(input.folder().statusQuo(), input.theatre());
    draft.put("option", id);
    draft.put("title", title);
    draft.put(
        "label",
        title.length() <= LONGEST_LABEL ? title : title.substring(0, LONGEST_LABEL - 1) + "…");
    draft.put("basis", "user");
    draft.put("confidentiality", "planner");
    String what =
        origin.isPresent()
            ? KEPT.say("history.begun", "title", title, "origin", origin.get().label())
            : KEPT.say("history.new", "title", title);
    return new Made.Tried(
        id,
        project.save(
            Map.of(file(id), Optional.of(draft.written().text().getBytes(UTF_8))),
            began,
            read -> {
              Option made = named(read.folder().options(), id).orElseThrow();
              return new Change(
                  Map.of(file(id), Optional.of(OptionWriter.text(made, List.of()).getBytes(UTF_8))),
                  what);
            }));
  }

  /// Deletes an option; earlier versions keep it.
  ///
  /// @param began number of the version that whoever deletes it had before their eyes
  public Saving delete(Option option, int began) throws IOException, Outdated {
    return project.save(
        Map.of(file(option.id()), Optional.empty()),
        began,
        KEPT.say("history.deleted", "title", option.title()));
  }

  /// Takes an option's file that somebody brings, new or in the place of another.
  ///
  /// @param name of the file as it was brought
  /// @param began number of the version that whoever brings it had before their eyes
  public Saving bring(String name, byte[] bytes, int began) throws IOException, Outdated {
    return project.save(
        Map.of(file(id(name, bytes)), Optional.of(bytes)),
        began,
        KEPT.say("history.file", "file", name));
  }

  /// What an option's file calls it; if it says nothing that could be a name, what the file is
  /// called.
  public static String id(String name, byte[] bytes) {
    String called = name.replaceAll("\\.ya?ml$", "");
    try {
      String inside = Draft.of(new String(bytes, UTF_8)).text("option");
      if (Words.isId(inside)) {
        return inside;
      }
    } catch (RuntimeException e) {
      // The loader tells what is wrong with it.
      return Words.isId(called) ? called : "uploaded";
    }
    return Words.isId(called) ? called : "uploaded";
  }

  // ---- what was changed when

  /// What differs in an option's file between two states of it, in words.
  ///
  /// @return empty where one of them has mistakes
  static Optional<List<Difference>> between(
      StudyInput input, String id, byte[] was, byte[] is, Texts texts) throws IOException {
    Theatre theatre = input.theatre();
    Optional<Option> before = read(theatre, id, was);
    Optional<Option> after = read(theatre, id, is);
    return before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Differences.between(
                OptionDraft.of(before.get(), theatre),
                OptionDraft.of(after.get(), theatre),
                Differences.Names.of(input),
                texts));
  }

  /// Mistakes that belong to a line of what was written, by the place that stands on it.
  ///
  /// @param problem of a loader
  /// @return empty where it belongs to no place of this file
  public static Optional<String> place(Problem problem, String file, Draft.Written written) {
    return problem.file().equals(file)
        ? Optional.ofNullable(written.places().get(problem.line()))
        : Optional.empty();
  }
}
