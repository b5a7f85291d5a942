package org.detente.web.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.detente.access.Audience;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.study.StudyInput;
import org.detente.web.form.Differences;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Rows;
import org.detente.web.message.Languages;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Tree;
import org.detente.web.project.Version;

/// What was changed when, and taking over what has changed in the theatre's folder.
///
/// Thread-safe.
public final class PastVersions {

  private static final String OPTION = "options/[a-z0-9-]+\\.yaml";

  private final Project project;

  public PastVersions(Project project) {
    this.project = project;
  }

  /// A file that a version changed.
  ///
  /// @param name path from the theatre's folder on
  /// @param differences field by field, or line by line
  public record ChangedFile(String name, List<Difference> differences) {}

  /// Files that a version has otherwise than the one before it.
  ///
  /// @param input by which options are read, and names found
  /// @param reader what others were told in confidence is left out
  /// @param texts in the language of whoever reads
  public List<ChangedFile> changed(Version version, StudyInput input, Audience reader, Texts texts)
      throws IOException {
    var files = new ArrayList<ChangedFile>();
    if (version.parent().isEmpty()) {
      return files;
    }
    Tree before = project.tree(version.parent().get());
    Tree after = project.tree(version.number());
    for (String name : changed(before, after)) {
      files.add(
          new ChangedFile(
              name,
              differences(input, name, file(before, name), file(after, name), reader, texts)));
    }
    return files;
  }

  /// Names of files that are not the same in both, sorted.
  private static List<String> changed(Tree before, Tree after) {
    var names = new TreeSet<>(before.files().keySet());
    names.addAll(after.files().keySet());
    return names.stream().filter(n -> !same(file(before, n), file(after, n))).toList();
  }

  private static Optional<byte[]> file(Tree tree, String name) {
    return Optional.ofNullable(tree.files().get(name));
  }

  /// The version that a run read last.
  ///
  /// @return empty where it is not known
  public Optional<Integer> readBy(String run) throws IOException {
    return project.runs().entrySet().stream()
        .filter(e -> e.getValue().contains(run))
        .map(Map.Entry::getKey)
        .max(Integer::compare);
  }

  /// What differs between two versions, as far as a reader may know.
  ///
  /// @param files that may be named
  /// @param more how many others differ
  public record Between(List<ChangedFile> files, int more) {

    public Between {
      files = List.copyOf(files);
    }
  }

  /// What differs between two versions. A file tells months and places, which planners alone are
  /// told: others learn which options changed that they may read in both states, and how many other
  /// files.
  public Between between(int first, int second, StudyInput input, Audience reader, Texts texts)
      throws IOException {
    Tree before = project.tree(first);
    Tree after = project.tree(second);
    var files = new ArrayList<ChangedFile>();
    int more = 0;
    for (String name : changed(before, after)) {
      Optional<byte[]> was = file(before, name);
      Optional<byte[]> is = file(after, name);
      if (reader.kind() == Audience.Kind.PLANNER) {
        files.add(new ChangedFile(name, differences(input, name, was, is, reader, texts)));
      } else if (mayKnow(input, name, was, reader) && mayKnow(input, name, is, reader)) {
        files.add(new ChangedFile(name, List.of()));
      } else {
        more++;
      }
    }
    return new Between(files, more);
  }

  /// Whether a file is an option that the audience may read, or not there.
  private static boolean mayKnow(
      StudyInput input, String name, Optional<byte[]> bytes, Audience reader) throws IOException {
    if (!name.matches(OPTION)) {
      return false;
    }
    if (bytes.isEmpty()) {
      return true;
    }
    return OptionChanges.read(
            input.theatre(), name.replaceAll("^options/|\\.yaml$", ""), bytes.get())
        .filter(o -> reader.mayRead(o.confidentiality()))
        .isPresent();
  }

  private static boolean same(Optional<byte[]> was, Optional<byte[]> is) {
    return was.isPresent() == is.isPresent()
        && (was.isEmpty() || Arrays.equals(was.get(), is.get()));
  }

  private static List<Difference> differences(
      StudyInput input,
      String name,
      Optional<byte[]> was,
      Optional<byte[]> is,
      Audience reader,
      Texts texts)
      throws IOException {
    if (name.matches(OPTION) && was.isPresent() && is.isPresent()) {
      String id = name.replaceAll("^options/|\\.yaml$", "");
      Optional<List<Difference>> differ =
          OptionChanges.between(input, id, was.get(), is.get(), texts);
      if (differ.isPresent()) {
        return differ.get();
      }
    }
    return Differences.lines(
        was.map(b -> readable(reader, name, b)).orElse(""),
        is.map(b -> readable(reader, name, b)).orElse(""),
        texts);
  }

  /// A file's text without what others were told in confidence.
  private static String readable(Audience reader, String name, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    return name.equals(TableChanges.POSITIONS) ? Rows.readBy(text, reader.id()) : text;
  }

  /// A file of a version, without what others were told in confidence.
  ///
  /// @return empty if the version has none of this name
  public Optional<byte[]> file(Version version, String name, Audience reader) throws IOException {
    return Optional.ofNullable(project.tree(version.number()).files().get(name))
        .map(
            bytes ->
                name.equals(TableChanges.POSITIONS)
                    ? readable(reader, name, bytes).getBytes(UTF_8)
                    : bytes);
  }

  /// Versions that changed an option.
  ///
  /// @return number of the version to what it changed, the newest first; nothing where it made or
  ///   deleted the option
  public Map<Integer, List<Difference>> of(
      Option option, StudyInput input, Audience reader, Texts texts) throws IOException {
    var changed = new LinkedHashMap<Integer, List<Difference>>();
    String file = OptionChanges.file(option.id());
    for (Version v : project.versions()) {
      if (v.parent().isEmpty()) {
        continue;
      }
      Optional<byte[]> was = Optional.ofNullable(project.tree(v.parent().get()).files().get(file));
      Optional<byte[]> is = Optional.ofNullable(project.tree(v.number()).files().get(file));
      if (!same(was, is)) {
        changed.put(
            v.number(),
            was.isPresent() && is.isPresent()
                ? differences(input, file, was, is, reader, texts)
                : List.of());
      }
    }
    return changed;
  }

  /// Takes over files that have changed in the theatre's folder.
  ///
  /// @param wanted names of files; those that have not changed there are left alone
  /// @param began number of the version that whoever asks had before their eyes
  public Saving takeOver(List<String> wanted, int began) throws IOException, Outdated {
    var take = new TreeMap<>(project.inFolder());
    take.keySet().retainAll(wanted);
    return project.save(
        take,
        began,
        Languages.ENGLISH.say("history.folder", "files", String.join(", ", take.keySet())));
  }

  /// Takes all of a theatre's files that somebody brings, in the place of those there are.
  ///
  /// @param name of the file as it was brought
  /// @param began number of the version that whoever brings it had before their eyes
  public Saving replace(Tree brought, String name, int began) throws IOException, Outdated {
    var changed = new TreeMap<String, Optional<byte[]>>();
    project.tree(began).files().keySet().forEach(f -> changed.put(f, Optional.empty()));
    brought.files().forEach((f, b) -> changed.put(f, Optional.of(b)));
    return project.save(changed, began, Languages.ENGLISH.say("history.file", "file", name));
  }
}
