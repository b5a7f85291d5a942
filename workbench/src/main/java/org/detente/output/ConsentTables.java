package org.detente.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.detente.access.Audience;
import org.detente.consent.ActorConsent;
import org.detente.consent.Agenda;
import org.detente.consent.Cell;
import org.detente.consent.Consent;
import org.detente.consent.Frontier;
import org.detente.consent.Interest;
import org.detente.consent.Move;
import org.detente.consent.OptionConsent;
import org.detente.consent.Proof;
import org.detente.consent.SecondOpinion;
import org.detente.consent.Uniformity;
import org.detente.consent.Uniformity.Best;
import org.detente.positions.Settings;
import org.detente.theatre.Theatre;

/// `consent.csv`, `settings.csv`, `trades.csv`, `frontier.csv`, `packages.csv`,
/// `package-settings.csv`, `unsettled.csv` and `second-opinion.csv`. What an audience may not read
/// is an empty cell or a row that is not there; the columns are the same for all.
public final class ConsentTables {

  private static final String NOTHING = "";

  private final Consent consent;
  private final Audience audience;
  private final ConsentWords words;

  /// @param consent worked out from what the audience may know
  public ConsentTables(Theatre theatre, Consent consent, Audience audience) {
    this.consent = consent;
    this.audience = audience;
    this.words = new ConsentWords(theatre, consent.agenda());
  }

  /// Who accepts which option. The status quo has no rows: it is what an option is measured by.
  public void consent(Path file) throws IOException {
    List<String> columns =
        List.of(
            "option",
            "actor",
            "veto_holder",
            "accepts",
            "utility_low",
            "utility",
            "utility_high",
            "reservation",
            "accept_probability",
            "veto",
            "reason");
    try (var table = new Table(file, columns)) {
      for (OptionConsent option : consent.options()) {
        for (ActorConsent a : option.actors()) {
          boolean told = audience.seesLimits(a.interest().actor().party());
          table.row(
              option.option().id(),
              a.interest().actor().id(),
              yes(a.interest().actor().veto()),
              yes(a.accepts()),
              a.utility().low(),
              a.utility().central(),
              a.utility().high(),
              told ? a.reservation().central() : Double.NaN,
              a.acceptShare(),
              told ? String.join(";", a.vetoes()) : NOTHING,
              told ? words.reason(a) : NOTHING);
        }
      }
    }
  }

  /// Where every option stands, the status quo among them, as far as it tells.
  ///
  /// @param options in the order of the rows
  public void settings(List<Settings> options, Path file) throws IOException {
    try (var table =
        new Table(file, List.of("option", "issue", "zone", "level", "origin", "because"))) {
      for (Settings option : options) {
        for (Settings.Setting s : option.settings()) {
          if (s.level().isEmpty()) {
            continue;
          }
          table.row(
              option.option().id(),
              s.issue().id(),
              s.zone().orElse(NOTHING),
              s.issue().levels().get(s.level().getAsInt()).name(),
              s.origin().name().toLowerCase(Locale.ROOT),
              s.because());
        }
      }
    }
  }

  /// What an option does not tell, and at which level it would be settled in the closest package.
  public void unsettled(Path file) throws IOException {
    try (var table = new Table(file, List.of("option", "issue", "zone", "because", "closest"))) {
      for (Settings.Setting s : consent.statusQuo().unknown()) {
        unsettled(table, consent.statusQuo(), s, NOTHING);
      }
      for (OptionConsent o : consent.options()) {
        for (Settings.Setting s : o.settings().unknown()) {
          String to =
              o.closest().settled().stream()
                  .filter(
                      m ->
                          consent
                              .agenda()
                              .cells()
                              .get(m.cell())
                              .equals(new Cell(s.issue(), s.zone())))
                  .map(m -> s.issue().levels().get(m.to()).name())
                  .findFirst()
                  .orElse(NOTHING);
          unsettled(table, o.settings(), s, audience.seesAllLimits() ? to : NOTHING);
        }
      }
    }
  }

  private static void unsettled(
      Table table, Settings settings, Settings.Setting s, String closest) {
    table.row(
        settings.option().id(), s.issue().id(), s.zone().orElse(NOTHING), s.because(), closest);
  }

  /// What would bring every veto holder in. Where to is told to those who may know who would yield;
  /// whoever may not know does not read of options whose changes one side would have to make.
  public void trades(Path file) throws IOException {
    try (var table = new Table(file, List.of("option", "trade", "issue", "zone", "from", "to"))) {
      for (OptionConsent option : consent.options()) {
        if (!ConsentWords.tellsChanges(option, audience)) {
          continue;
        }
        int number = 1;
        for (List<Move> trade : option.closest().trades()) {
          for (Move m : trade) {
            Cell cell = consent.agenda().cells().get(m.cell());
            table.row(
                option.option().id(),
                number,
                cell.issue().id(),
                cell.zone().orElse(NOTHING),
                level(cell, m.from()),
                audience.seesAllLimits() ? level(cell, m.to()) : NOTHING);
          }
          number++;
        }
      }
    }
  }

  private static String level(Cell cell, int level) {
    return level == Agenda.UNKNOWN ? NOTHING : cell.issue().levels().get(level).name();
  }

  /// The frontier, which is the same for every option.
  public void frontier(Path file) throws IOException {
    List<Interest> holders = consent.holders();
    double[] reservations = consent.reservations();
    try (var table = new Table(file, List.of("option", "point", "solution", "actor", "utility"))) {
      for (OptionConsent option : consent.options()) {
        int number = 1;
        for (Frontier.Point point : consent.frontier().points()) {
          String solutions =
              Arrays.stream(Frontier.Solution.values())
                  .filter(point.solutions()::contains)
                  .map(Frontier.Solution::word)
                  .collect(Collectors.joining(";"));
          for (int i = 0; i < holders.size(); i++) {
            table.row(
                option.option().id(),
                number,
                solutions,
                holders.get(i).actor().id(),
                reservations[i] + point.gains()[i]);
          }
          number++;
        }
      }
    }
  }

  /// What is proven of every package that was searched for, and how often all accept it.
  public void packages(Path file) throws IOException {
    List<String> columns =
        List.of(
            "option",
            "package",
            "state",
            "gap",
            "changes",
            "least_gain",
            "mean_gain",
            "accept_probability");
    try (var table = new Table(file, columns)) {
      for (OptionConsent o : consent.options()) {
        table.row(
            o.option().id(), "as-planned", NOTHING, NOTHING, 0, NOTHING, NOTHING, o.allShare());
        table.row(
            o.option().id(),
            "closest",
            word(o.closest().proof()),
            o.closest().proof().gap(),
            o.closest().levels().isPresent() ? o.closest().moves() : NOTHING,
            NOTHING,
            NOTHING,
            o.closest().allShare());
      }
      Uniformity u = consent.uniformity();
      row(table, "best-by-zone", u.least().zonal(), true);
      row(table, "best-uniform", u.least().uniform(), true);
      row(table, "most-by-zone", u.together().zonal(), false);
      row(table, "most-uniform", u.together().uniform(), false);
      for (Frontier.Solution s : Frontier.Solution.values()) {
        Optional<Proof> proof = Optional.ofNullable(consent.frontier().proofs().get(s));
        if (proof.isPresent()) {
          double least = consent.frontier().of(s).map(Frontier.Point::least).orElse(Double.NaN);
          row(table, s.word(), new Best(Optional.empty(), proof.get(), least, Double.NaN), true);
        }
      }
    }
  }

  /// @param least whether the value is what the one who gains least gains, or else the mean
  private void row(Table table, String name, Best best, boolean least) {
    double value = audience.seesAllLimits() ? best.value() : Double.NaN;
    table.row(
        NOTHING,
        name,
        word(best.proof()),
        best.proof().gap(),
        NOTHING,
        least ? value : Double.NaN,
        least ? Double.NaN : value,
        best.share());
  }

  private static String word(Proof proof) {
    return proof.state().name();
  }

  /// What the named packages hold, for those who may know where each would have to move.
  public void packageSettings(Path file) throws IOException {
    try (var table = new Table(file, List.of("package", "issue", "zone", "level"))) {
      if (!audience.seesAllLimits()) {
        return;
      }
      Uniformity u = consent.uniformity();
      u.least().zonal().levels().ifPresent(l -> levels(table, "best-by-zone", l));
      u.least().uniform().levels().ifPresent(l -> levels(table, "best-uniform", l));
      u.together().zonal().levels().ifPresent(l -> levels(table, "most-by-zone", l));
      u.together().uniform().levels().ifPresent(l -> levels(table, "most-uniform", l));
      for (Frontier.Solution s : Frontier.Solution.values()) {
        consent.frontier().of(s).ifPresent(p -> levels(table, s.word(), p.levels()));
      }
    }
  }

  private void levels(Table table, String name, int[] levels) {
    for (int k = 0; k < levels.length; k++) {
      Cell cell = consent.agenda().cells().get(k);
      table.row(name, cell.issue().id(), cell.zone().orElse(NOTHING), level(cell, levels[k]));
    }
  }

  /// Where positions would come to rest: predicted concessions, for those who may know them.
  public void secondOpinion(Path file) throws IOException {
    List<String> columns =
        List.of("issue", "start", "end", "level", "start_apart", "end_apart", "turns", "actors");
    try (var table = new Table(file, columns)) {
      if (!audience.seesAllLimits() || consent.second().isEmpty()) {
        return;
      }
      SecondOpinion second = consent.second().get();
      for (SecondOpinion.Line line : second.lines()) {
        table.row(
            line.issue().id(),
            line.start(),
            line.end(),
            line.issue().levels().get(line.level()).name(),
            line.startApart(),
            line.endApart(),
            second.turns(),
            String.join(";", second.actors()));
      }
    }
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }
}
