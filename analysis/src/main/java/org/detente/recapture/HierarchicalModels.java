package org.detente.recapture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The hierarchical log-linear models over a number of lists: whoever has an interaction has all
/// its parts. All lists' own terms are in every model, the interaction of all lists in none, for it
/// cannot be told from the number unseen. There are 1, 8, 113 and 6,893 models for 2 to 5 lists.
final class HierarchicalModels {

  /// Six lists have 7,785,061 models: too many to try and to tell apart.
  static final int MOST_LISTS = 5;

  private HierarchicalModels() {}

  /// A model.
  ///
  /// @param name its largest interactions, such as `[123,14,34]`
  /// @param terms sets of lists as bits, single lists among them
  record Model(String name, List<Integer> terms) {}

  /// All models.
  ///
  /// @param lists 2 to [#MOST_LISTS]
  static List<Model> of(int lists) {
    int all = (1 << lists) - 1;
    List<Integer> interactions =
        IntStream.range(1, all)
            .boxed()
            .filter(s -> Integer.bitCount(s) > 1)
            .sorted(Comparator.comparingInt((Integer s) -> Integer.bitCount(s)))
            .toList();
    var single = new ArrayList<Integer>();
    for (int i = 0; i < lists; i++) {
      single.add(1 << i);
    }
    var models = new ArrayList<Model>();
    extend(single, interactions, 0, models);
    return models;
  }

  private static void extend(
      List<Integer> terms, List<Integer> interactions, int next, List<Model> models) {
    if (next == interactions.size()) {
      models.add(new Model(name(terms), List.copyOf(terms)));
      return;
    }
    extend(terms, interactions, next + 1, models);
    int term = interactions.get(next);
    if (partsOf(term).stream().allMatch(terms::contains)) {
      terms.add(term);
      extend(terms, interactions, next + 1, models);
      terms.removeLast();
    }
  }

  private static List<Integer> partsOf(int term) {
    var parts = new ArrayList<Integer>();
    for (int bit = term; bit != 0; bit &= bit - 1) {
      parts.add(term & ~Integer.lowestOneBit(bit));
    }
    return parts;
  }

  private static String name(List<Integer> terms) {
    return terms.stream()
        .filter(t -> terms.stream().noneMatch(o -> !o.equals(t) && (o & t) == t))
        .map(HierarchicalModels::digits)
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(d -> d))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String digits(int term) {
    var text = new StringBuilder();
    for (int bit = term; bit != 0; bit &= bit - 1) {
      text.append(Integer.numberOfTrailingZeros(bit) + 1);
    }
    return text.toString();
  }

  /// Fits one model. A term with nobody on all its lists is minus infinity: the combinations that
  /// hold it are expected to be empty and leave the fit (Fienberg & Rinaldo 2012, "Maximum
  /// likelihood estimation in log-linear models", Annals of Statistics 40).
  static Estimate fit(Model model, CaptureTable table) {
    int cells = table.cells();
    var kept = new ArrayList<Integer>();
    boolean[] emptied = null;
    for (int term : model.terms()) {
      long together = 0;
      for (int c = 1; c < cells; c++) {
        together += (c & term) == term ? table.count(c) : 0;
      }
      if (together > 0) {
        kept.add(term);
        continue;
      }
      emptied = emptied == null ? new boolean[cells] : emptied;
      for (int c = 1; c < cells; c++) {
        emptied[c] |= (c & term) == term;
      }
    }
    double[][] design = new double[cells][kept.size() + 1];
    for (int c = 0; c < cells; c++) {
      design[c][0] = 1;
      for (int j = 0; j < kept.size(); j++) {
        design[c][j + 1] = (c & kept.get(j)) == kept.get(j) ? 1 : 0;
      }
    }
    return LogLinear.fit(model.name(), table, design, emptied, model.terms().size() + 1, false);
  }
}
