package org.detente.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.detente.access.Audience;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.EnsembleResult;
import org.detente.message.Texts;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.simulation.Variable;
import org.detente.theatre.Community;
import org.detente.theatre.Party;
import org.detente.theatre.Theatre;

/// A paper's input as one reader may see it: the options shown (the status quo first), names in the
/// reader's languages, parties in turn, figures over futures.
final class Reading {

  /// Fewer replications leave thresholds, tails and ranks to luck.
  static final int ENOUGH_REPLICATIONS = 30;

  private final PaperInput input;
  private final List<Integer> shown;
  private final int statusQuo;

  Reading(PaperInput input) {
    this.input = input;
    statusQuo =
        IntStream.range(0, input.options().size())
            .filter(o -> !input.options().get(o).agreement())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no option without agreement to compare with"));
    shown =
        IntStream.range(0, input.options().size())
            .filter(
                o ->
                    o == statusQuo
                        || input.audience().mayRead(input.options().get(o).confidentiality()))
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer o) -> o == statusQuo ? 0 : 1)
                    .thenComparing(o -> input.options().get(o).basis())
                    .thenComparingInt(o -> o))
            .toList();
  }

  private boolean isKind(Audience.Kind kind) {
    return input.audience().kind() == kind;
  }

  PaperInput input() {
    return input;
  }

  Texts texts() {
    return input.texts();
  }

  /// A text in the language of the paper.
  ///
  /// @param arguments names and values by turns
  String say(String key, Object... arguments) {
    return texts().say(key, arguments);
  }

  /// What is not ours: names, notes, words of a theatre.
  String own(String data) {
    return texts().own(data);
  }

  Theatre theatre() {
    return input.theatre();
  }

  List<String> languages() {
    return theatre().languages();
  }

  EnsembleResult ensemble() {
    return input.ensemble();
  }

  boolean planner() {
    return isKind(Audience.Kind.PLANNER);
  }

  boolean seesMonths() {
    return input.audience().seesMonths();
  }

  /// Positions of the options shown, the status quo first.
  List<Integer> shown() {
    return shown;
  }

  /// Positions of the options shown but for the status quo.
  List<Integer> others() {
    return shown.stream().filter(o -> o != statusQuo).toList();
  }

  int statusQuo() {
    return statusQuo;
  }

  Option option(int o) {
    return input.options().get(o);
  }

  /// Short title of an option, as it is read; [Texts#bare] of it is its label.
  String title(int o) {
    return own(option(o).label());
  }

  /// Short title of an option by id.
  String title(String id) {
    return own(
        input.options().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow().label());
  }

  boolean isShown(String id) {
    return others().stream().anyMatch(o -> option(o).id().equals(id));
  }

  CoverageLedger ledger(int o) {
    return input.ledgers().get(o);
  }

  List<CoverageLedger> ledgers() {
    return shown.stream().map(this::ledger).toList();
  }

  int futures() {
    return ensemble().futures().size();
  }

  int replications() {
    return ensemble().request().replications();
  }

  boolean fewReplications() {
    return replications() < ENOUGH_REPLICATIONS;
  }

  int months() {
    return ensemble().layout().months();
  }

  String horizon() {
    return texts().duration(months());
  }

  /// Parties in the order of a chapter: the reader's own first, else in turn.
  List<Party> parties(int chapter) {
    var parties = new ArrayList<>(theatre().parties());
    int own = input.audience().party().map(theatre()::partyIndex).orElse(-1);
    java.util.Collections.rotate(parties, -(own >= 0 ? own : chapter % parties.size()));
    return List.copyOf(parties);
  }

  /// Communities in the order of their parties in a chapter.
  List<Community> communities(int chapter) {
    List<String> order = parties(chapter).stream().map(Party::id).toList();
    return theatre().communities().stream()
        .sorted(Comparator.comparingInt(c -> order.indexOf(c.party())))
        .toList();
  }

  double[] outcome(int option, Variable variable) {
    return ensemble().outcome(option, variable);
  }

  /// Combatants and civilians killed, wars included, to the end of a month.
  double[] deaths(int option, int month) {
    double[] deaths = ensemble().atMonth(option, month, Variable.KILLED_COMBATANTS);
    double[] civilians = ensemble().atMonth(option, month, Variable.KILLED_CIVILIANS);
    for (int f = 0; f < deaths.length; f++) {
      deaths[f] += civilians[f];
    }
    return deaths;
  }

  double[] deathsOutsideWar(int option, int month) {
    return minus(deaths(option, month), ensemble().atMonth(option, month, Variable.KILLED_IN_WAR));
  }

  /// An option's deaths less those of the status quo in the same future, to the horizon.
  double[] deathsDifference(int option) {
    return minus(deaths(option, months() - 1), deaths(statusQuo, months() - 1));
  }

  static double[] minus(double[] a, double[] b) {
    double[] d = new double[a.length];
    for (int f = 0; f < d.length; f++) {
      d[f] = a[f] - b[f];
    }
    return d;
  }

  static double mean(double[] values) {
    return Quantiles.mean(values);
  }
}
