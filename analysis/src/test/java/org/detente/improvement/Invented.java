package org.detente.improvement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.numeric.SobolPoints;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.simulation.Variable;
import org.detente.theatre.Presence;

/// An invented theatre, and a bench without a simulation whose answers are easy to foresee.
final class Invented {

  static final TheatreFolder TINY =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny"));

  private Invented() {}

  static Option option(String id) {
    return TINY.options().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  static Option mission() {
    return option("concord-mission");
  }

  static Freedom.Ground ground(Option option) {
    return new Freedom.Ground(
        option, TINY.theatre(), List.of("concord", "observers"), List.of("one", "two"));
  }

  /// Everything that can be freed together.
  static List<Knob> everything(Option option, Freedom numbers) {
    var knobs = new ArrayList<Knob>();
    Stream.of(Freedom.values())
        .filter(f -> f == numbers || !Freedom.OF_NUMBERS.contains(f))
        .forEach(f -> knobs.addAll(f.knobs(ground(option), Optional.empty())));
    return knobs;
  }

  static List<Knob> usual(Option option) {
    return Freedom.USUAL.stream()
        .flatMap(f -> f.knobs(ground(option), Optional.empty()).stream())
        .toList();
  }

  static EnsembleRequest request(int months) {
    return new EnsembleRequest(
        TINY.theatre(), TINY.options(), EvidenceBase.shipped(), 1, 1, months, 5, Set.of());
  }

  static Futures space() {
    return request(1).space();
  }

  static Improvement.Question question(
      List<Knob> knobs, List<Demand> required, Improvement.Effort effort) {
    return new Improvement.Question(
        mission(),
        TINY.statusQuo(),
        knobs,
        List.of(Aim.WAR, Aim.DEATHS, Aim.COST),
        List.of(Optional.empty(), Optional.empty(), Optional.empty()),
        List.of(),
        required,
        List.of(),
        Optional.empty(),
        space(),
        effort);
  }

  static Improvement.Effort effort(int evaluations, long seed) {
    return new Improvement.Effort(evaluations, 4, 12, 1, 8, 1, 8, seed, 2, false);
  }

  static double persons(Option option) {
    return option.zonePlans().values().stream()
        .flatMap(z -> z.phases().values().stream())
        .flatMap(List::stream)
        .filter(Presence::international)
        .flatMap(p -> p.units().values().stream())
        .mapToDouble(s -> s.fixed() + s.perKm() + s.per1000())
        .sum();
  }

  /// More persons: less war, fewer deaths and handover sooner, at more cost; consultation: less war
  /// for nothing. Each future adds luck of its own, the same for all, and some that is the option's
  /// own.
  static Bench bench() {
    return (options, sample, outcomes, _) -> {
      var all = new ArrayList<double[][]>();
      for (Option option : options) {
        double persons = persons(option);
        double[][] found = new double[outcomes.size()][sample.futures().size()];
        for (int f = 0; f < sample.futures().size(); f++) {
          double luck =
              new SobolPoints(3, 11).point(sample.futures().get(f).index() + 1)[1]
                  + 0.2 * new SobolPoints(1, (long) persons).point(f)[0];
          for (int k = 0; k < outcomes.size(); k++) {
            found[k][f] = value(outcomes.get(k), option, persons, luck);
          }
        }
        all.add(found);
      }
      return all;
    };
  }

  private static double value(Variable v, Option option, double persons, double luck) {
    double soft = option.headings().consultation() ? 0.1 : 0;
    return switch (v) {
      case WAR_PROBABILITY -> (0.5 + 0.3 * luck - soft) / (1 + persons / 400);
      case KILLED_COMBATANTS -> 1000 * (1 + luck) / (1 + persons / 200);
      case KILLED_CIVILIANS -> 100 * (1 + luck);
      case MONTHS_TO_HANDOVER ->
          option.agreement() ? 200 - 150 * persons / (persons + 400) + luck : 240;
      case COST_MUSD -> persons * (1 + 0.1 * luck);
      default -> luck;
    };
  }
}
