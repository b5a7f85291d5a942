package org.detente.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.detente.completeness.Catalogue;
import org.detente.completeness.CodedAgreement;
import org.detente.completeness.GapPeriods.GapPeriod;
import org.detente.completeness.Profile;
import org.detente.completeness.Profile.Answer;
import org.detente.completeness.Provision;
import org.detente.completeness.StartDates.StartDate;
import org.detente.input.Words;

/// `completeness.csv`, `gap-period.csv`, `start-dates.csv` and the questionnaire.
public final class CompletenessTables {

  private CompletenessTables() {}

  /// What each option answers, and where.
  public static void completeness(List<Profile> profiles, Path file) throws IOException {
    var columns =
        List.of(
            "option",
            "provision",
            "status",
            "where",
            "body",
            "by_month",
            "weight",
            "sentence",
            "group",
            "gate");
    try (var table = new Table(file, columns)) {
      for (Profile profile : profiles) {
        for (Answer a : profile.answers()) {
          table.row(
              profile.option(),
              a.provision().id(),
              Words.of(a.settled()),
              a.where(),
              a.body().orElse(""),
              a.byMonth().orElse(Double.NaN),
              a.provision().weight(),
              a.sentence(),
              a.provision().group(),
              a.provision().gate() ? "yes" : "no");
        }
      }
    }
  }

  /// The two gaps.
  public static void gaps(List<GapPeriod> gaps, Path file) throws IOException {
    var columns =
        List.of(
            "option",
            "gap",
            "months_low",
            "months",
            "months_high",
            "in_place",
            "incidents_per_month",
            "deaths_per_month",
            "deaths_outside_war_per_month",
            "futures");
    try (var table = new Table(file, columns)) {
      for (GapPeriod g : gaps) {
        table.row(
            g.option(),
            g.gap().id(),
            g.months().low(),
            g.months().central(),
            g.months().high(),
            String.join(";", g.inPlace()),
            g.incidentsPerMonth(),
            g.deathsPerMonth(),
            g.deathsOutsideWarPerMonth(),
            g.futures());
      }
    }
  }

  /// When preparations must begin.
  public static void starts(List<StartDate> starts, Path file) throws IOException {
    var columns =
        List.of(
            "option",
            "provision",
            "what",
            "technical_talks",
            "needed_at",
            "needed_month",
            "start_low",
            "start",
            "start_high",
            "framework_month",
            "before_signature");
    try (var table = new Table(file, columns)) {
      for (StartDate s : starts) {
        Provision.Preparation work = s.provision().preparation().orElseThrow();
        table.row(
            s.option(),
            s.provision().id(),
            work.what(),
            work.technical() ? "yes" : "no",
            Words.of(work.needed()),
            s.needed(),
            s.start().low(),
            s.start().central(),
            s.start().high(),
            s.framework(),
            s.beforeSignature() ? "yes" : "no");
      }
    }
  }

  /// The questions, with empty cells to fill in: a coded agreement once they are filled.
  public static void questionnaire(Catalogue catalogue, Path file) throws IOException {
    var columns = new java.util.ArrayList<>(CodedAgreement.COLUMNS);
    columns.addAll(List.of("group", "gate", "name", "question", "reason", "source"));
    try (var table = new Table(file, columns)) {
      for (Provision p : catalogue.provisions()) {
        table.row(
            p.id(),
            "",
            "",
            "",
            "",
            "",
            p.group(),
            p.gate() ? "yes" : "no",
            p.name(),
            p.question(),
            p.reason(),
            p.source());
      }
    }
  }

  /// The same to read and to write on, with what each option says so far.
  public static void questionnaireText(
      String title, Catalogue catalogue, List<Profile> profiles, Path file) throws IOException {
    var text =
        new StringBuilder("# What the agreement has to answer: ").append(title).append("\n\n");
    text.append(
        """
        For a working group. A gate (marked *) should be answered before anything is implemented. For each question write: the answer and
        the clause; or who decides, by when; or that it stays open. The same questions stand in questionnaire.csv; filled in, that file can be
        compared with the options: detente gaps THEATRE --agreement questionnaire.csv

        """);
    for (String group : catalogue.groups()) {
      text.append("## ").append(group).append("\n\n");
      for (int k = 0; k < catalogue.provisions().size(); k++) {
        Provision p = catalogue.provisions().get(k);
        if (!p.group().equals(group)) {
          continue;
        }
        text.append("**")
            .append(p.name())
            .append(p.gate() ? " \\*" : "")
            .append("** (")
            .append(p.id())
            .append("). ")
            .append(p.question())
            .append(" *")
            .append(p.reason())
            .append(".*\n\n");
        for (Profile profile : profiles) {
          Answer a = profile.answers().get(k);
          if (!a.sentence().isEmpty() && a.settled() != org.detente.option.Option.Settled.OPEN) {
            text.append("- ")
                .append(profile.option())
                .append(": ")
                .append(Words.of(a.settled()))
                .append(a.where().isEmpty() ? "" : " (" + a.where() + ")")
                .append("\n");
          }
        }
        text.append(
            "- Answer: ______________________  Clause: ________  Who decides: ____________  By: ________\n\n");
      }
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
