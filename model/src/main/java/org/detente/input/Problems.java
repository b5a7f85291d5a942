package org.detente.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Collects mistakes over all files of one reading. The same mistake counts once.
///
/// Not thread-safe: one reading, one thread.
public final class Problems {

  /// Mistakes of one file that are told apart; the others are only counted, so that a large file in
  /// the wrong format does not fill memory and screen.
  public static final int TOLD_PER_FILE = 1000;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<String, Integer> perFile = new TreeMap<>();

  /// Records a mistake.
  ///
  /// @param file as the user would name it
  /// @param line counted from 1; 0 where there is none
  /// @param what what is wrong
  /// @param instead what would be right; may be empty
  public void add(String file, int line, String what, String instead) {
    int before = perFile.getOrDefault(file, 0);
    if (before >= TOLD_PER_FILE || problems.add(new Problem(file, line, what, instead))) {
      perFile.put(file, before + 1);
    }
  }

  /// Records every mistake of another collector.
  public void addAll(Problems others) {
    others.problems.forEach(p -> add(p.file(), p.line(), p.what(), p.instead()));
  }

  /// Whether nothing is wrong so far.
  public boolean isEmpty() {
    return perFile.isEmpty();
  }

  /// How many mistakes there are so far; compare with an earlier value to see if a part was sound.
  public int count() {
    return perFile.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The mistakes by file and line; a file with more than [#TOLD_PER_FILE] ends with their number.
  public List<Problem> sorted() {
    var all = new ArrayList<>(problems);
    perFile.forEach(
        (file, count) -> {
          if (count > TOLD_PER_FILE) {
            String what =
                String.format(Locale.ROOT, "and %,d more mistakes", count - TOLD_PER_FILE);
            all.add(
                new Problem(file, Integer.MAX_VALUE, what, "correct the first ones and try again"));
          }
        });
    all.sort(null);
    all.replaceAll(
        p -> p.line() < Integer.MAX_VALUE ? p : new Problem(p.file(), 0, p.what(), p.instead()));
    return List.copyOf(all);
  }

  /// @throws InputException with every mistake, if there is any
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new InputException(sorted());
    }
  }
}
