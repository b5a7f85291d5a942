package org.detente.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The search for one box as its definition has it: every candidate is written down as limits, and
/// every case is held against them, anew each time.
final class PlainPrim {

  private final Cases cases;
  private final PrimSettings settings;
  private final Box everything;
  private final List<Box> steps = new ArrayList<>();

  private PlainPrim(Cases cases, PrimSettings settings) {
    this.cases = cases;
    this.settings = settings;
    var limits = new LinkedHashMap<String, Limit>();
    for (Input input : cases.inputs()) {
      limits.put(
          input.name(),
          input.isNumbers()
              ? new Limit.Between(input.smallest(), input.largest())
              : new Limit.OneOf(input.categories()));
    }
    everything = box(limits);
  }

  static List<Box> trajectory(Cases cases, PrimSettings settings) {
    var plain = new PlainPrim(cases, settings);
    Box box = plain.everything;
    plain.steps.add(box);
    while (true) {
      Box next = plain.best(box, plain.peels(box));
      if (next == null || next.cases() >= box.cases()) {
        break;
      }
      box = next;
      plain.steps.add(box);
    }
    while (true) {
      Box next = plain.best(box, plain.pastes(box));
      if (next == null || next.cases() <= box.cases()) {
        break;
      }
      box = next;
      plain.steps.add(box);
    }
    return plain.steps.stream().map(plain::restrictedOnly).toList();
  }

  private Box box(Map<String, Limit> limits) {
    boolean[] all = new boolean[cases.size()];
    Arrays.fill(all, true);
    Box empty = new Box(limits, 0, 0, 0, 0, 0);
    int[] counted = RandomCases.counted(cases, all, empty);
    return Box.of(limits, counted[0], counted[1], cases);
  }

  private boolean restricts(Box box, String name) {
    Limit limit = box.limits().get(name);
    Limit whole = everything.limits().get(name);
    return limit instanceof Limit.OneOf(List<String> some)
        ? some.size() < ((Limit.OneOf) whole).categories().size()
        : !limit.equals(whole);
  }

  private long restricted(Box box) {
    return box.limits().keySet().stream().filter(name -> restricts(box, name)).count();
  }

  private Box restrictedOnly(Box box) {
    var limits = new LinkedHashMap<String, Limit>();
    box.limits()
        .forEach(
            (name, limit) -> {
              if (restricts(box, name)) {
                limits.put(name, limit);
              }
            });
    return Box.of(limits, box.cases(), box.positives(), cases);
  }

  private Box best(Box old, List<Box> candidates) {
    Box best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (Box candidate : candidates) {
      double gain =
          candidate.density() == old.density()
              ? 0
              : (candidate.density() - old.density()) / Math.abs(candidate.cases() - old.cases());
      if (gain > most || gain == most && restricted(candidate) < restricted(best)) {
        most = gain;
        best = candidate;
      }
    }
    return best != null && most > 0 && best.mass() >= settings.minMass() ? best : null;
  }

  private List<Input> sequence() {
    var sequence = new ArrayList<Input>();
    for (Input.Kind kind : Input.Kind.values()) {
      cases.inputs().stream().filter(i -> i.kind() == kind).forEach(sequence::add);
    }
    return sequence;
  }

  private Box with(Box box, String name, Limit limit) {
    var limits = new LinkedHashMap<>(box.limits());
    limits.put(name, limit);
    return box(limits);
  }

  private double[] valuesIn(Input input, Box box) {
    double[] values = new double[cases.size()];
    int count = 0;
    for (int row = 0; row < cases.size(); row++) {
      if (RandomCases.inside(cases, row, box)) {
        values[count++] = input.values()[row];
      }
    }
    double[] in = Arrays.copyOf(values, count);
    Arrays.sort(in);
    return in;
  }

  private static double cut(double[] sorted, double alpha, boolean upper) {
    double place = (sorted.length - 1) * (upper ? 1 - alpha : alpha);
    double low = sorted[(int) Math.floor(place)];
    double high = sorted[(int) Math.ceil(place)];
    if (low == high) {
      // Past the ties on the inner side, if there is anything.
      for (int i = 0; i < sorted.length; i++) {
        double value = sorted[upper ? sorted.length - 1 - i : i];
        if (upper ? value < high : value > low) {
          return (value + (upper ? high : low)) / 2;
        }
      }
    }
    return (low + high) / 2;
  }

  private List<Box> peels(Box box) {
    var peels = new ArrayList<Box>();
    for (Input input : sequence()) {
      String name = input.name();
      if (box.limits().get(name) instanceof Limit.OneOf(List<String> some)) {
        for (String category : some) {
          var others = new ArrayList<>(some);
          others.remove(category);
          if (!others.isEmpty()) {
            peels.add(with(box, name, new Limit.OneOf(others)));
          }
        }
        continue;
      }
      var between = (Limit.Between) box.limits().get(name);
      double[] in = valuesIn(input, box);
      for (boolean upper : new boolean[] {true, false}) {
        double cut = cut(in, settings.peel(), upper);
        if (input.kind() == Input.Kind.WHOLE) {
          double whole = Math.floor(cut);
          double end = upper ? between.high() : between.low();
          double[] left =
              Arrays.stream(in)
                  .filter(
                      v ->
                          upper
                              ? (whole == end ? v < end : v <= whole)
                              : (whole == end ? v > end : v >= whole))
                  .toArray();
          if (left.length == 0) {
            continue;
          }
          cut = upper ? left[left.length - 1] : left[0];
        }
        peels.add(
            with(
                box,
                name,
                upper
                    ? new Limit.Between(between.low(), cut)
                    : new Limit.Between(cut, between.high())));
      }
    }
    return peels;
  }

  private List<Box> pastes(Box box) {
    var pastes = new ArrayList<Box>();
    for (Input input : sequence()) {
      String name = input.name();
      if (!restricts(box, name)) {
        continue;
      }
      if (box.limits().get(name) instanceof Limit.OneOf(List<String> some)) {
        for (String category : input.categories()) {
          if (!some.contains(category)) {
            var more = new TreeSet<>(some);
            more.add(category);
            pastes.add(with(box, name, new Limit.OneOf(List.copyOf(more))));
          }
        }
        continue;
      }
      var between = (Limit.Between) box.limits().get(name);
      for (boolean upper : new boolean[] {false, true}) {
        Limit beside =
            upper
                ? new Limit.Between(between.high(), input.largest())
                : new Limit.Between(input.smallest(), between.low());
        double[] there = valuesIn(input, with(box, name, beside));
        if (there.length > 0) {
          double cut = cut(there, settings.paste(), !upper);
          double limit = input.kind() == Input.Kind.WHOLE ? Math.floor(cut) : cut;
          pastes.add(
              with(
                  box,
                  name,
                  upper
                      ? new Limit.Between(between.low(), limit)
                      : new Limit.Between(limit, between.high())));
        }
      }
    }
    return pastes;
  }
}
