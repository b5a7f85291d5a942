package org.detente.web.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.Comparison.Verdict.Kind;

/// What a run held, so that it can be compared with another when the theatre is no longer what it
/// was.
///
/// @param options that the audience may read, in the order of the theatre
/// @param verdicts on each of them against the status quo
/// @param months length of the runs
/// @param group of audiences, by which the run's tables are named
public record RunOptions(List<Held> options, List<Said> verdicts, int months, int group) {

  public RunOptions {
    options = List.copyOf(options);
    verdicts = List.copyOf(verdicts);
  }

  /// An option as it was.
  public record Held(String id, String label, boolean agreement) {}

  /// What could be said of an option against the status quo.
  ///
  /// @param outcome as in [Verdict]
  /// @param share of futures in which the option is better
  public record Said(String option, String outcome, Kind kind, double share) {

    static Said of(Verdict v) {
      return new Said(v.option(), v.outcome(), v.kind(), v.share());
    }
  }

  /// An option by its id.
  public Optional<Held> option(String id) {
    return options.stream().filter(o -> o.id().equals(id)).findFirst();
  }

  /// What could be said of an option.
  public Optional<Said> said(String option, String outcome) {
    return verdicts.stream()
        .filter(v -> v.option().equals(option) && v.outcome().equals(outcome))
        .findFirst();
  }

  Map<String, Object> json() {
    var map = new LinkedHashMap<String, Object>();
    var held = new ArrayList<Map<String, Object>>();
    for (Held o : options) {
      held.add(Map.of("id", o.id(), "label", o.label(), "agreement", o.agreement()));
    }
    var said = new ArrayList<Map<String, Object>>();
    for (Said v : verdicts) {
      said.add(
          Map.of(
              "option",
              v.option(),
              "outcome",
              v.outcome(),
              "kind",
              v.kind().name(),
              "share",
              v.share()));
    }
    map.put("options", held);
    map.put("verdicts", said);
    map.put("months", months);
    map.put("group", group);
    return map;
  }

  static RunOptions of(Map<String, Object> map) {
    var options = new ArrayList<Held>();
    for (Object each : (List<?>) map.get("options")) {
      Map<?, ?> o = (Map<?, ?>) each;
      options.add(
          new Held((String) o.get("id"), (String) o.get("label"), (Boolean) o.get("agreement")));
    }
    var verdicts = new ArrayList<Said>();
    for (Object each : (List<?>) map.get("verdicts")) {
      Map<?, ?> v = (Map<?, ?>) each;
      verdicts.add(
          new Said(
              (String) v.get("option"),
              (String) v.get("outcome"),
              Kind.valueOf((String) v.get("kind")),
              ((Number) v.get("share")).doubleValue()));
    }
    return new RunOptions(
        options,
        verdicts,
        ((Number) map.get("months")).intValue(),
        ((Number) map.get("group")).intValue());
  }
}
