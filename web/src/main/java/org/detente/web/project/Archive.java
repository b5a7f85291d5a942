package org.detente.web.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.detente.input.Problem;
import org.detente.web.message.Texts;

/// A theatre's folder as a zip. Nothing that a zip says of itself is believed: bytes are counted as
/// they come out.
public final class Archive {

  /// More files are not taken.
  public static final int MOST_FILES = 2000;

  /// More bytes are not taken, unpacked.
  public static final long MOST_BYTES = 64_000_000;

  private static final int LONGEST_NAME = 200;
  private static final Set<String> ENDS =
      Set.of("yaml", "yml", "csv", "geojson", "json", "txt", "md");

  private Archive() {}

  /// What a zip holds.
  ///
  /// @param tree its files, where nothing is wrong
  public record Unpacked(Optional<Tree> tree, List<Problem> problems) {}

  /// Unpacks a zip in memory. A folder around all files is taken off; hidden files are left out.
  ///
  /// @param name what messages call it
  /// @param texts in the language of whoever brings it
  public static Unpacked read(InputStream zip, String name, Texts texts) throws IOException {
    var files = new TreeMap<String, byte[]>();
    var problems = new ArrayList<Problem>();
    long total = 0;
    int entries = 0;
    try (var in = new ZipInputStream(zip)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (++entries > MOST_FILES) {
          problems.add(
              new Problem(
                  name, 0, texts.say("zip.files", "most", MOST_FILES), texts.say("zip.pack-only")));
          break;
        }
        if (entry.isDirectory() || hidden(entry.getName())) {
          continue;
        }
        Optional<String> wrong = wrong(entry.getName(), texts);
        if (wrong.isPresent()) {
          problems.add(new Problem(name, 0, wrong.get(), texts.say("zip.pack-only")));
          continue;
        }
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int n = in.read(buffer); n >= 0 && total <= MOST_BYTES; n = in.read(buffer)) {
          bytes.write(buffer, 0, n);
          total += n;
        }
        if (total > MOST_BYTES) {
          problems.add(
              new Problem(
                  name,
                  0,
                  texts.say("zip.large", "most", MOST_BYTES / 1_000_000),
                  texts.say("zip.pack-only")));
          break;
        }
        if (files.put(entry.getName(), bytes.toByteArray()) != null) {
          problems.add(
              new Problem(
                  name,
                  0,
                  texts.say("zip.twice", "file", texts.own(entry.getName())),
                  texts.say("zip.keep-one")));
        }
      }
    } catch (ZipException | IllegalArgumentException | java.io.EOFException e) {
      problems.add(
          new Problem(
              name,
              0,
              texts.say("zip.broken", "why", texts.own(String.valueOf(e.getMessage()))),
              texts.say("zip.again")));
    }
    if (problems.isEmpty() && files.isEmpty()) {
      problems.add(new Problem(name, 0, texts.say("zip.none"), texts.say("zip.pack")));
    }
    return problems.isEmpty()
        ? new Unpacked(Optional.of(new Tree(bare(files))), List.of())
        : new Unpacked(Optional.empty(), problems);
  }

  private static boolean hidden(String name) {
    for (String part : name.split("/")) {
      if (part.startsWith(".") && !part.equals("..") && !part.equals(".")
          || part.equals("__MACOSX")) {
        return true;
      }
    }
    return false;
  }

  /// What is wrong with a name, if anything.
  private static Optional<String> wrong(String name, Texts texts) {
    boolean plain =
        name.length() <= LONGEST_NAME
            && !name.startsWith("/")
            && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 127);
    for (String part : name.split("/", -1)) {
      plain &= !part.isEmpty() && !part.equals("..") && !part.equals(".");
    }
    if (!plain) {
      String shown = name.replaceAll("\\p{Cntrl}", "?");
      return Optional.of(
          texts.say(
              "zip.name",
              "name",
              texts.own(shown.length() > 80 ? shown.substring(0, 80) + "…" : shown)));
    }
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    return ENDS.contains(end)
        ? Optional.empty()
        : Optional.of(texts.say("zip.other", "name", texts.own(name)));
  }

  private static TreeMap<String, byte[]> bare(TreeMap<String, byte[]> files) {
    if (files.containsKey("theatre.yaml")) {
      return files;
    }
    String first = files.firstKey();
    int slash = first.indexOf('/');
    String folder = slash < 0 ? "" : first.substring(0, slash + 1);
    if (folder.isEmpty() || !files.keySet().stream().allMatch(f -> f.startsWith(folder))) {
      return files;
    }
    var bare = new TreeMap<String, byte[]>();
    files.forEach((name, bytes) -> bare.put(name.substring(folder.length()), bytes));
    return bare;
  }

  /// Packs files. The same files give the same bytes.
  ///
  /// @param folder around them
  public static void write(Tree tree, String folder, OutputStream out) throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : tree.files().entrySet()) {
        var entry = new ZipEntry(folder + "/" + file.getKey());
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }
}
