package org.detente.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.detente.consent.Acceptance;
import org.detente.consent.Consent;
import org.detente.numeric.Draws;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.positions.Issue;
import org.detente.positions.Position;
import org.detente.positions.Position.Ends;
import org.detente.positions.Positions;
import org.detente.positions.Settings;
import org.detente.theatre.Actor;
import org.detente.theatre.Theatre;
import org.detente.value.Names;

/// What consent costs: ten invented actors, seven of them with a veto, on sixty invented issues of
/// five levels each for the theatre as a whole; one option; acceptance over all draws, the closest
/// package, the frontier with its named points, the price of uniformity, the second opinion.
public final class ConsentCost {

  private static final int ACTORS = 10;
  private static final int VETOES = 7;
  private static final int ISSUES = 60;
  private static final int LEVELS = 5;
  private static final int RUNS = 4;
  private static final double TO_SECONDS = 1e-9;

  private static final OperatingSystemMXBean CLOCK =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ConsentCost() {}

  /// Prints seconds of processor time of the process, the first run cold. Argument: any theatre
  /// folder, for the option to be judged.
  public static void main(String[] arguments) {
    TheatreFolder folder = TheatreFolder.load(Path.of(arguments[0]));
    for (int run = 0; run < RUNS; run++) {
      Consent.Inquiry inquiry = inquiry(folder, run + 1);
      long start = CLOCK.getProcessCpuTime();
      Consent consent = Consent.of(inquiry);
      double seconds = (CLOCK.getProcessCpuTime() - start) * TO_SECONDS;
      System.out.printf(
          Locale.ROOT,
          "seed %d: %.2f s; closest %s, %d changes; %d points of the frontier%n",
          run + 1,
          seconds,
          consent.options().getFirst().closest().proof(),
          consent.options().getFirst().closest().moves(),
          consent.frontier().points().size());
    }
  }

  private static Consent.Inquiry inquiry(TheatreFolder folder, int seed) {
    var luck = new Draws(seed, 4001, 0);
    var issues = new ArrayList<Issue>();
    for (int i = 0; i < ISSUES; i++) {
      var levels = new ArrayList<Issue.Level>();
      for (int l = 0; l < LEVELS; l++) {
        levels.add(new Issue.Level("level-" + l, l, "level " + l, true));
      }
      issues.add(new Issue("issue-" + i, "Issue " + i, false, levels, List.of()));
    }
    var actors = new ArrayList<Actor>();
    var positions = new ArrayList<Position>();
    for (int a = 0; a < ACTORS; a++) {
      String id = "actor-" + a;
      actors.add(
          new Actor(
              id,
              Names.of("en", id),
              Actor.Role.PARTY,
              Optional.empty(),
              a < VETOES,
              Actor.LeadKind.LOCAL,
              Map.of(),
              ""));
      for (Issue issue : issues) {
        positions.add(position(luck, id, issue));
      }
    }
    Option option = folder.options().stream().filter(Option::agreement).findFirst().orElseThrow();
    return new Consent.Inquiry(
        withActors(folder.theatre(), actors),
        new Positions(issues, positions),
        settings(luck, folder.statusQuo(), issues),
        List.of(settings(luck, option, issues)),
        seed,
        Acceptance.DRAWS);
  }

  private static Position position(Draws luck, String actor, Issue issue) {
    int low = luck.below(LEVELS);
    int high = low + luck.below(LEVELS - low);
    double salience = luck.uniform();
    int red = luck.below(8 * LEVELS);
    return new Position(
        actor,
        issue,
        Optional.empty(),
        low,
        high,
        new Ends(salience / 2, salience * 1.5),
        new Ends(0, 0.1),
        red < LEVELS && (red < low || red > high) ? Set.of(red) : Set.of(),
        Set.of(),
        List.of(),
        "invented",
        "",
        Optional.empty(),
        0);
  }

  private static Settings settings(Draws luck, Option option, List<Issue> issues) {
    var settings = new ArrayList<Settings.Setting>();
    for (Issue issue : issues) {
      settings.add(
          new Settings.Setting(
              issue,
              Optional.empty(),
              OptionalInt.of(luck.below(LEVELS)),
              Settings.Origin.STATED,
              "invented"));
    }
    return new Settings(option, settings);
  }

  private static Theatre withActors(Theatre t, List<Actor> actors) {
    return new Theatre(
        t.folder(),
        t.id(),
        t.title(),
        t.asOf(),
        t.ceasefireSince(),
        t.horizonMonths(),
        t.languages(),
        t.seasonPeakMonth(),
        t.banner(),
        t.disclaimer(),
        t.deathsPerYear(),
        t.deathsPerYearSource(),
        t.underCount(),
        t.displacedFactor(),
        t.residentsFactor(),
        t.parties(),
        t.communities(),
        actors,
        t.zones(),
        t.lines(),
        t.segments(),
        t.settlements(),
        t.corridors(),
        t.frameworkAssumptions(),
        t.incidents(),
        t.pairedInputs(),
        t.sources());
  }
}
