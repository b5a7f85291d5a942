package org.detente.completeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.option.Option.Settled;
import org.detente.option.Option.Statement;

/// What an option, or an agreement that somebody has coded, answers and leaves open.
///
/// @param option id of the option or name of the coded agreement
/// @param answers one per provision of the catalogue, in its order
public record Profile(String option, List<Answer> answers) {

  public Profile {
    answers = List.copyOf(answers);
  }

  /// What is said of one provision.
  ///
  /// @param where keys or clauses where it is said; empty where open or deferred
  /// @param body to which it is left, where deferred
  /// @param byMonth from the as-of date, central, where deferred
  /// @param sentence for people
  public record Answer(
      Provision provision,
      Settled settled,
      String where,
      Optional<String> body,
      Optional<Double> byMonth,
      String sentence) {}

  /// Derives the profile of an option: what it states of a provision in so many words holds; else
  /// the provision is answered where all parts of the option are there that the catalogue names for
  /// it, partly answered where some are or a heading speaks of it, and open otherwise.
  public static Profile of(Catalogue catalogue, Option option) {
    return new Profile(
        option.id(), catalogue.provisions().stream().map(p -> answer(p, option)).toList());
  }

  /// Gates that are not answered.
  public List<Answer> openGates() {
    return answers.stream()
        .filter(a -> a.provision().gate() && a.settled() != Settled.ANSWERED)
        .toList();
  }

  /// How many provisions are settled so.
  public long count(Settled settled) {
    return answers.stream().filter(a -> a.settled() == settled).count();
  }

  /// Gaps, those that weigh most first, gates first among equals.
  public List<Answer> gaps() {
    return answers.stream()
        .filter(a -> a.settled() == Settled.OPEN || a.settled() == Settled.PARTLY)
        .sorted(
            java.util.Comparator.comparingDouble(
                    (Answer a) -> -a.provision().weight() * (a.settled() == Settled.OPEN ? 1 : 0.5))
                .thenComparing(a -> !a.provision().gate()))
        .toList();
  }

  private static Answer answer(Provision p, Option option) {
    Statement stated = option.statements().get(p.id());
    if (stated != null) {
      return stated(p, option, stated);
    }
    if (!option.agreement()) {
      return new Answer(
          p,
          Settled.OPEN,
          "",
          Optional.empty(),
          Optional.empty(),
          p.name() + ": open. Nothing is signed.");
    }
    var whole = new ArrayList<String>();
    var some = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (Content part : p.answeredBy()) {
      (switch (part.in(option)) {
            case YES -> whole;
            case SOME -> some;
            case NO -> missing;
          })
          .add(part.where());
    }
    var touched =
        p.touchedBy().stream()
            .filter(key -> option.headings().text().containsKey(key))
            .map(key -> "headings." + key)
            .toList();
    if (!p.answeredBy().isEmpty() && some.isEmpty() && missing.isEmpty()) {
      return new Answer(
          p,
          Settled.ANSWERED,
          String.join("; ", whole),
          Optional.empty(),
          Optional.empty(),
          "%s: answered (%s).".formatted(p.name(), String.join("; ", whole)));
    }
    var said = new ArrayList<>(whole);
    said.addAll(some);
    said.addAll(touched);
    if (said.isEmpty()) {
      return new Answer(
          p,
          Settled.OPEN,
          "",
          Optional.empty(),
          Optional.empty(),
          "%s: open. %s".formatted(p.name(), p.question()));
    }
    return new Answer(
        p,
        Settled.PARTLY,
        String.join("; ", said),
        Optional.empty(),
        Optional.empty(),
        partly(p, whole, some, missing, touched));
  }

  private static String partly(
      Provision p,
      List<String> whole,
      List<String> some,
      List<String> missing,
      List<String> touched) {
    var text = new StringBuilder(p.name()).append(": partly.");
    if (!whole.isEmpty()) {
      text.append(" Said in ").append(String.join("; ", whole)).append('.');
    }
    if (!some.isEmpty()) {
      text.append(" Not everywhere or not in full: ").append(String.join("; ", some)).append('.');
    }
    if (!missing.isEmpty()) {
      text.append(" Not said: ").append(String.join("; ", missing)).append('.');
    }
    if (!touched.isEmpty()) {
      text.append(" The text of ")
          .append(String.join(" and ", touched))
          .append(" speaks of it; whether it settles the question, readers must judge.");
    }
    return text.toString();
  }

  private static Answer stated(Provision p, Option option, Statement s) {
    Optional<Double> by =
        s.afterMonths()
            .map(
                after ->
                    after
                        + option
                            .dates()
                            .map(d -> d.comprehensiveAgreement().central())
                            .orElse(0.0));
    String how =
        switch (s.settled()) {
          case ANSWERED -> "answered (%s)".formatted(s.where());
          case PARTLY -> "partly (%s)".formatted(s.where());
          case OPEN -> "open";
          case DEFERRED -> "left to %s".formatted(s.body().orElseThrow());
        };
    return new Answer(
        p, s.settled(), s.where(), s.body(), by, "%s: %s. %s".formatted(p.name(), how, s.text()));
  }
}
