package org.detente.consent;

import java.util.ArrayList;
import java.util.List;
import org.detente.positions.Positions;
import org.detente.positions.Settings;
import org.detente.theatre.Actor;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// Says of one option after another whether every veto holder accepts it, and by how much not,
/// without looking for packages that would bring everybody in: fast enough for a search.
///
/// Immutable; safe for use by many threads.
public final class Judge {

  private static final double ROUNDING = 1e-9;

  private final Agenda agenda;
  private final List<Interest> interests;
  private final int[] statusQuo;
  private final Acceptance acceptance;

  /// @param positions as the reader may know them
  /// @param statusQuo settings of the option without an agreement
  /// @param draws see [Acceptance], 1 or more
  public Judge(Theatre theatre, Positions positions, Settings statusQuo, long seed, int draws) {
    this.agenda = agenda(theatre, positions);
    this.interests = interests(theatre, positions, agenda);
    this.statusQuo = agenda.levels(statusQuo);
    this.acceptance = new Acceptance(agenda, interests, this.statusQuo, seed, draws);
  }

  static Agenda agenda(Theatre theatre, Positions positions) {
    List<String> zones = theatre.zones().stream().map(Zone::id).toList();
    List<String> affected = theatre.zones().stream().filter(Zone::affected).map(Zone::id).toList();
    return Agenda.of(positions.issues(), zones, affected.isEmpty() ? zones : affected);
  }

  static List<Interest> interests(Theatre theatre, Positions positions, Agenda agenda) {
    return positions.actors().stream()
        .map(id -> new Interest(agenda, theatre.actor(id), positions.of(id)))
        .toList();
  }

  /// How an option is taken.
  ///
  /// @param refusing veto holders that do not accept it, everything in the middle of its range
  /// @param shortfall 0 where none refuses; else 1 for each red line crossed and the utility that
  ///   is missing to the status quo, over all veto holders
  public record Ruling(List<Actor> refusing, double shortfall) {

    public Ruling {
      refusing = List.copyOf(refusing);
    }
  }

  /// Judges an option.
  public Ruling rule(Settings option) {
    int[] levels = agenda.levels(option);
    var refusing = new ArrayList<Actor>();
    double shortfall = 0;
    for (Interest i : interests) {
      if (i.actor().veto()) {
        int crossings = i.crossings(levels).size();
        double missing = i.utility(statusQuo) - i.utility(levels);
        if (crossings > 0 || missing > ROUNDING) {
          refusing.add(i.actor());
          shortfall += crossings + Math.max(0, missing);
        }
      }
    }
    return new Ruling(refusing, shortfall);
  }

  /// Share of draws in which the veto holder that accepts least often accepts, 0..1; 1 where nobody
  /// has a veto.
  public double leastShare(Settings option) {
    List<Double> shares = acceptance.of(agenda.levels(option)).byActor();
    double least = 1;
    for (int i = 0; i < interests.size(); i++) {
      if (interests.get(i).actor().veto()) {
        least = Math.min(least, shares.get(i));
      }
    }
    return least;
  }

  /// Share of draws in which every veto holder accepts, 0..1.
  public double allShare(Settings option) {
    return acceptance.of(agenda.levels(option)).byAll();
  }
}
