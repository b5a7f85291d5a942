package org.detente.improvement;

import java.util.stream.Collectors;
import org.detente.consent.Acceptance;
import org.detente.consent.Judge;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.positions.Derivation;
import org.detente.positions.Positions;
import org.detente.positions.Settings;
import org.detente.theatre.Actor;
import org.detente.theatre.Theatre;

/// Every veto holder accepts. Missed by 1 for each red line crossed and by the utility that is
/// missing to the status quo, over all veto holders.
public final class ConsentDemand implements Demand {

  private final Theatre theatre;
  private final Positions positions;
  private final Judge judge;

  /// @param positions as the reader may know them
  /// @param statusQuo the option without an agreement
  public ConsentDemand(Theatre theatre, Positions positions, Option statusQuo, long seed) {
    this.theatre = theatre;
    this.positions = positions;
    this.judge = new Judge(theatre, positions, settings(statusQuo), seed, Acceptance.DRAWS);
  }

  @Override
  public String id() {
    return "consent";
  }

  @Override
  public String says() {
    return "every veto holder accepts";
  }

  @Override
  public Judgement judge(Option option) {
    Settings settings = settings(option);
    Judge.Ruling ruling = judge.rule(settings);
    String refusing = ruling.refusing().stream().map(Actor::id).collect(Collectors.joining(", "));
    return new Judgement(ruling.shortfall(), judge.allShare(settings), refusing);
  }

  @Override
  public double violation(Option option) {
    return judge.rule(settings(option)).shortfall();
  }

  /// Share of draws in which the veto holder that accepts least often accepts, 0..1.
  public double least(Option option) {
    return judge.leastShare(settings(option));
  }

  private Settings settings(Option option) {
    // Mistakes in what the option at hand states have been told at reading; changed settings have
    // none of their own.
    return Derivation.of(theatre, option, positions.issues(), new Problems());
  }
}
