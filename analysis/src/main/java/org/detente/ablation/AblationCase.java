package org.detente.ablation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.Dimension;
import org.detente.evidence.Futures;
import org.detente.evidence.Parameter;
import org.detente.simulation.ProcessId;
import org.detente.value.Range;

/// One change to the model, all else as sampled.
///
/// @param what `without` and a process, or a dimension and the value it is held at
/// @param kind what is changed
/// @param without processes that are switched off
/// @param space the futures: those of the ensemble but for one dimension, which stands still
public record AblationCase(String what, Kind kind, Set<ProcessId> without, Futures space) {

  /// What is changed.
  public enum Kind {
    /// Nothing: the ensemble as it is.
    AS_ASSESSED("as assessed"),
    /// A process of the simulation is off.
    PROCESS("process"),
    /// A structural hypothesis is answered alike in every future.
    HYPOTHESIS("hypothesis"),
    /// A parameter stands at the low end of its range in every future.
    LOW_END("low end"),
    /// At the high end.
    HIGH_END("high end");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As tables have it.
    public String word() {
      return word;
    }
  }

  /// All cases of an ensemble: nothing changed; each process that is on switched off; each
  /// structural hypothesis at each of its levels (a hypothesis of degree at its two ends); each
  /// other dimension at both ends. What does not vary is left out.
  public static List<AblationCase> of(EnsembleRequest request) {
    Futures space = request.space();
    var cases = new ArrayList<AblationCase>();
    cases.add(new AblationCase("everything", Kind.AS_ASSESSED, request.without(), space));
    for (ProcessId process : ProcessId.values()) {
      if (!request.without().contains(process)) {
        var without = EnumSet.of(process);
        without.addAll(request.without());
        String what = "without " + process.id();
        cases.add(new AblationCase(what, Kind.PROCESS, Set.copyOf(without), space));
      }
    }
    List<Dimension> dimensions = space.dimensions();
    for (int d = 0; d < dimensions.size(); d++) {
      Dimension dimension = dimensions.get(d);
      if (dimension.structural() && !dimension.range().isPoint()) {
        for (double level : levels(dimension)) {
          cases.add(held(request, space, d, level, Kind.HYPOTHESIS));
        }
      }
    }
    for (int d = 0; d < dimensions.size(); d++) {
      Dimension dimension = dimensions.get(d);
      boolean still = dimension.range().isPoint() || dimension.scale() == Dimension.Scale.FIXED;
      if (!dimension.structural() && !still) {
        cases.add(held(request, space, d, dimension.range().low(), Kind.LOW_END));
        cases.add(held(request, space, d, dimension.range().high(), Kind.HIGH_END));
      }
    }
    return List.copyOf(cases);
  }

  private static double[] levels(Dimension dimension) {
    return switch (dimension.scale()) {
      case SWITCH -> new double[] {0, 1};
      case THREE -> new double[] {0, 0.5, 1};
      default -> new double[] {dimension.range().low(), dimension.range().high()};
    };
  }

  /// The coordinates of futures depend on the positions of dimensions, not on ranges: all others
  /// keep their values.
  private static AblationCase held(
      EnsembleRequest request, Futures space, int d, double value, Kind kind) {
    var dimensions = new ArrayList<>(space.dimensions());
    Dimension of = dimensions.get(d);
    dimensions.set(
        d,
        new Dimension(
            of.key(),
            Range.exactly(value),
            of.scale(),
            of.weight(),
            of.unit(),
            of.rows(),
            of.description()));
    int parameters = Parameter.values().length;
    var changed =
        new Futures(
            dimensions.subList(0, parameters),
            dimensions.subList(parameters, dimensions.size()),
            request.seed());
    String shown = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    return new AblationCase(of.key() + " = " + shown, kind, request.without(), changed);
  }
}
