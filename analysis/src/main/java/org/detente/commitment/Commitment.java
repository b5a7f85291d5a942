package org.detente.commitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.commitment.Menu.Played;
import org.detente.numeric.SobolPoints;
import org.detente.option.Option;
import org.detente.value.Range;

/// Answers question 4 for one option: equilibria, the cheapest ladder, what engagement it takes,
/// how it stands in uncertain futures, what it holds up. Payoffs are in units of what an actor has
/// at stake.
public final class Commitment {

  /// Candidates looked at when all equilibria are sought.
  static final int MOST_CANDIDATES = 1_000;

  /// Different ladders that are tried in all futures.
  static final int MOST_LADDERS = 40;

  private static final int STATES_PER_FUTURE = 500;

  private final Menu menu;
  private final Set<Feature> features;

  private Commitment(Menu menu, Set<Feature> features) {
    this.menu = menu;
    this.features = features;
  }

  /// What was found for an option.
  ///
  /// @param option id
  /// @param played the game with central figures, and its steps
  /// @param start where the ladder begins: steps taken as things stand that the highest equilibrium
  ///   keeps
  /// @param dropped steps taken as things stand that it does not keep
  /// @param lowest equilibrium
  /// @param highest equilibrium
  /// @param equilibria all, where they could be counted
  /// @param ladder the cheapest to the highest equilibrium; empty where that is where things stand
  /// @param guarantee that can be added in all
  /// @param ifLandingsHold guarantee the ladder needs if whoever stops only loses what nobody would
  ///   keep
  /// @param slack least difference between moving and stopping when the way is counted in its order
  /// @param checked whether [LadderCheck] confirms the ladder, or the highest equilibrium where
  ///   there is none
  /// @param begin positions of the actors that have a step with which they could begin without a
  ///   guarantee
  /// @param engagement thresholds of international engagement
  /// @param futures what holds over futures
  /// @param published as the ladder, when the international side has bound itself in public to what
  ///   it can
  public record Result(
      String option,
      Played played,
      StepSet start,
      StepSet dropped,
      StepSet lowest,
      StepSet highest,
      Equilibria.Found equilibria,
      Optional<Ladder> ladder,
      double guarantee,
      double ifLandingsHold,
      double slack,
      boolean checked,
      List<Integer> begin,
      Engagement.Thresholds engagement,
      Futures futures,
      Published published) {

    /// Whether there is a ladder that the guarantee available is enough for.
    public boolean exists() {
      return ladder.filter(l -> l.guarantee() <= guarantee + Equilibria.SAME).isPresent();
    }

    private Result of(String name) {
      return new Result(
          name,
          played,
          start,
          dropped,
          lowest,
          highest,
          equilibria,
          ladder,
          guarantee,
          ifLandingsHold,
          slack,
          checked,
          begin,
          engagement,
          futures,
          published);
    }

    /// Where things end: at the top of the ladder, or where they stand.
    public StepSet reached() {
      return exists() ? highest : start;
    }
  }

  /// What holds over futures.
  ///
  /// @param tried how many
  /// @param exists share in which there is a ladder within the guarantee available
  /// @param free share in which there is one without any guarantee
  /// @param best steps of the ladder that works in most, as positions in the menu; empty if none
  ///   does
  /// @param bestShare share in which it works
  public record Futures(
      int tried, double exists, double free, List<Integer> best, double bestShare) {}

  /// The effect of publishing international commitments first.
  ///
  /// @param steps that are bound so, as positions in the menu
  /// @param guarantee the cheapest ladder still needs; NaN where there is none
  /// @param exists whether there is a ladder then
  /// @param share of futures in which there is one
  public record Published(List<Integer> steps, double guarantee, boolean exists, double share) {}

  /// Answers for each option. Options with the same features have the same menu, which is played
  /// once.
  ///
  /// @param futures how many, 1 or more; future f depends on the seed and f alone
  public static List<Result> of(Menu menu, List<Option> options, int futures, long seed) {
    var different = options.stream().map(Feature::of).distinct().toList();
    var found =
        different.parallelStream()
            .map(features -> new Commitment(menu, features).result("", futures, seed))
            .toList();
    return options.stream()
        .map(o -> found.get(different.indexOf(Feature.of(o))).of(o.id()))
        .toList();
  }

  /// What the steps at which things end hold up: the commitment of each party, 0..1, in the central
  /// case.
  public static Map<String, Double> floors(Menu menu, Option option) {
    Commitment commitment = new Commitment(menu, Feature.of(option));
    Case central =
        commitment.climb(menu.game(commitment.features, menu.central()), Integer.MAX_VALUE);
    boolean exists =
        central
            .ladder()
            .filter(l -> l.guarantee() <= menu.guarantee().central() + Equilibria.SAME)
            .isPresent();
    return commitment.floors(central.played(), exists ? central.top() : central.start());
  }

  /// What a set of steps holds up, by party.
  public static Map<String, Double> floors(Menu menu, Result result) {
    return new Commitment(menu, Set.of()).floors(result.played(), result.reached());
  }

  private Map<String, Double> floors(Played played, StepSet reached) {
    Map<String, Double> floors = new LinkedHashMap<>();
    menu.actors().forEach(a -> a.party().ifPresent(p -> floors.putIfAbsent(p, 0.0)));
    for (int s = reached.next(-1); s >= 0; s = reached.next(s)) {
      Menu.Step step = menu.steps().get(played.steps().get(s));
      menu.actors()
          .get(step.actor())
          .party()
          .ifPresent(p -> floors.merge(p, step.holds(), (a, b) -> Math.min(1, a + b)));
    }
    return floors;
  }

  // A game, where it begins, where it may end, and the cheapest way.
  record Case(
      Played played, Equilibria equilibria, StepSet start, StepSet top, Optional<Ladder> ladder) {}

  private Case climb(Played played, int states) {
    var equilibria = new Equilibria(played.game());
    StepSet top = equilibria.highest();
    // What the highest equilibrium drops falls with what rests on it; nobody can drop the rest.
    StepSet start = played.game().standing(played.start().and(top));
    Optional<Ladder> ladder =
        start.equals(top)
            ? Optional.empty()
            : Optional.of(
                LadderSearch.cheapest(
                    played.game(),
                    equilibria,
                    start,
                    top,
                    Math.min(states, LadderSearch.MOST_STATES)));
    return new Case(played, equilibria, start, top, ladder);
  }

  private Result result(String option, int futures, long seed) {
    Case central = climb(menu.game(features, menu.central()), Integer.MAX_VALUE);
    Game game = central.played().game();
    Equilibria equilibria = central.equilibria();
    double soft =
        central
            .ladder()
            .map(l -> LadderSearch.guaranteeIfLandingsHold(game, equilibria, l))
            .orElse(Double.NaN);
    var check = new LadderCheck(game);
    double slack = central.ladder().map(check::slack).orElse(Double.NaN);
    List<String> faults =
        central.ladder().map(check::faults).orElseGet(() -> check.equilibriumFaults(central.top()));
    List<double[]> figures = figures(futures, seed);
    var cases =
        figures.stream().map(f -> climb(menu.game(features, f), STATES_PER_FUTURE)).toList();
    return new Result(
        option,
        central.played(),
        central.start(),
        central.played().start().minus(central.start()),
        equilibria.lowest(StepSet.NONE),
        central.top(),
        equilibria.all(MOST_CANDIDATES),
        central.ladder(),
        menu.guarantee().central(),
        soft,
        slack,
        faults.isEmpty(),
        begin(central),
        new Engagement(menu, central.played()).thresholds(),
        overFutures(central, cases, figures),
        published(figures));
  }

  private static List<Integer> begin(Case here) {
    Game game = here.played().game();
    var climb = new Climb(game, here.equilibria(), here.top(), false);
    var actors = new java.util.TreeSet<Integer>();
    StepSet rest = here.top().minus(here.start());
    for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
      boolean possible = here.start().with(s).holds(game.needs(s));
      if (possible && climb.values(here.start(), s).need() == 0) {
        actors.add(game.owner(s));
      }
    }
    return List.copyOf(actors);
  }

  private List<double[]> figures(int futures, long seed) {
    List<Range> ranges = menu.ranges();
    var points = new SobolPoints(ranges.size(), seed);
    var figures = new ArrayList<double[]>();
    for (int f = 0; f < futures; f++) {
      double[] point = points.point(f);
      double[] values = new double[point.length];
      for (int d = 0; d < values.length; d++) {
        values[d] = ranges.get(d).at(point[d]);
      }
      figures.add(values);
    }
    return figures;
  }

  private Futures overFutures(Case central, List<Case> cases, List<double[]> figures) {
    int n = cases.size();
    int exists = 0;
    int free = 0;
    Map<List<Integer>, Integer> met = new LinkedHashMap<>();
    central.ladder().ifPresent(l -> met.put(l.steps(), 1));
    for (int f = 0; f < n; f++) {
      Optional<Ladder> ladder = cases.get(f).ladder();
      if (ladder.isPresent() && isEnough(ladder.get(), figures.get(f))) {
        exists++;
        free += ladder.get().guarantee() == 0 ? 1 : 0;
        met.merge(ladder.get().steps(), 1, Integer::sum);
      }
    }
    List<Integer> best = List.of();
    int most = 0;
    var tried =
        met.entrySet().stream()
            .sorted(Map.Entry.<List<Integer>, Integer>comparingByValue().reversed())
            .limit(MOST_LADDERS)
            .map(Map.Entry::getKey)
            .toList();
    for (List<Integer> steps : tried) {
      int works = 0;
      for (int f = 0; f < n; f++) {
        works += works(steps, cases.get(f), figures.get(f)) ? 1 : 0;
      }
      if (works > most) {
        most = works;
        best = steps;
      }
    }
    return new Futures(
        n,
        (double) exists / n,
        (double) free / n,
        best.stream().map(s -> central.played().steps().get(s)).toList(),
        (double) most / n);
  }

  private boolean isEnough(Ladder ladder, double[] figures) {
    return ladder.guarantee() <= menu.guarantee(figures) + Equilibria.SAME;
  }

  // Whether a ladder found elsewhere leads to an equilibrium of this future, and the guarantee is
  // enough for its rungs.
  private boolean works(List<Integer> steps, Case here, double[] figures) {
    StepSet set = here.start();
    for (int s : steps) {
      if (set.has(s)) {
        return false;
      }
      set = set.with(s);
    }
    Game game = here.played().game();
    if (!game.standing(set).equals(set) || !here.equilibria().isEquilibrium(set)) {
      return false;
    }
    var climb = new Climb(game, here.equilibria(), set, false);
    StepSet at = here.start();
    double sum = 0;
    for (int s : steps) {
      if (!at.with(s).holds(game.needs(s))) {
        return false;
      }
      sum += climb.values(at, s).need();
      at = at.with(s);
    }
    return sum <= menu.guarantee(figures) + Equilibria.SAME;
  }

  private Published published(List<double[]> figures) {
    double[] central = menu.central();
    Bound bound = bound(central);
    int exists = 0;
    for (double[] f : figures) {
      Optional<Ladder> ladder = bound(f).ladder();
      exists += ladder.isPresent() && isEnough(ladder.get(), f) ? 1 : 0;
    }
    return new Published(
        bound.steps(),
        bound.ladder().map(Ladder::guarantee).orElse(Double.NaN),
        bound.ladder().filter(l -> isEnough(l, central)).isPresent(),
        (double) exists / figures.size());
  }

  private record Bound(List<Integer> steps, Optional<Ladder> ladder) {}

  // The game in which the international side cannot take back what it has published.
  private Bound bound(double[] figures) {
    Played free = menu.game(features, figures);
    StepSet before = free.start();
    var published = new HashSet<Integer>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (int s = 0; s < free.game().steps(); s++) {
        Menu.Step step = menu.steps().get(free.steps().get(s));
        if (step.canBePublished()
            && menu.actors().get(step.actor()).international()
            && !before.has(s)
            && before.with(s).holds(free.game().needs(s))) {
          before = before.with(s);
          published.add(s);
          grew = true;
        }
      }
    }
    var place = new HashMap<Integer, Integer>();
    published.stream().sorted().forEach(s -> place.put(s, free.steps().get(s)));
    Game game = free.game().withIrreversible(published);
    var equilibria = new Equilibria(game);
    StepSet top = equilibria.highestWith(game.closed(published(published)));
    StepSet start = game.standing(before.and(top));
    Optional<Ladder> ladder =
        start.equals(top)
            ? Optional.empty()
            : Optional.of(LadderSearch.cheapest(game, equilibria, start, top, STATES_PER_FUTURE));
    return new Bound(place.keySet().stream().sorted().map(place::get).toList(), ladder);
  }

  private static StepSet published(Set<Integer> steps) {
    StepSet set = StepSet.NONE;
    for (int s : steps) {
      set = set.with(s);
    }
    return set;
  }
}
