package org.detente.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.detente.comparison.Compared;
import org.detente.web.change.PastVersions.ChangedFile;
import org.detente.web.form.Differences.Difference;
import org.detente.web.page.RunsBesideData.Changed;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunOptions.Held;
import org.detente.web.work.RunOptions.Said;
import org.detente.web.work.RunsBeside.Change;

/// Two runs beside each other, for programs: what the page tells and no more.
public final class RunsBesideJson {

  private RunsBesideJson() {}

  /// As maps, lists, texts and numbers.
  public static Map<String, Object> of(View view, RunsBesideData data) {
    var map = new LinkedHashMap<String, Object>();
    map.put("first", run(data.first().run()));
    map.put("second", run(data.second().run()));
    map.put("inputs", inputs(data));
    map.put("way", data.outcomes().way().name().toLowerCase(Locale.ROOT));
    map.put("futures", data.outcomes().futures());
    map.put("options", data.both().stream().map(Held::id).toList());
    map.put("outcomes", outcomes(view, data));
    map.put("verdicts", verdicts(data));
    RunsBesideData.Headings headings = data.headings(view);
    map.put("figures_same", headings.same());
    map.put("figures_changed", headings.changed().stream().map(RunsBesideJson::changed).toList());
    return map;
  }

  private static Map<String, Object> run(RunInfo run) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", run.id());
    map.put("futures", run.size().futures());
    map.put("replications", run.size().replications());
    map.put("seed", run.size().seed());
    map.put("asked", run.asked().toString());
    return map;
  }

  private static Map<String, Object> inputs(RunsBesideData data) {
    var map = new LinkedHashMap<String, Object>();
    map.put("same_files", data.inputs().same());
    map.put("same_program", data.first().run().build().equals(data.second().run().build()));
    data.inputs().first().ifPresent(v -> map.put("first_version", v));
    data.inputs().second().ifPresent(v -> map.put("second_version", v));
    map.put("files", data.inputs().files().stream().map(RunsBesideJson::file).toList());
    map.put("further_files", data.inputs().more());
    map.put("only_first", ids(RunsBesideData.only(data.first(), data.second())));
    map.put("only_second", ids(RunsBesideData.only(data.second(), data.first())));
    return map;
  }

  private static List<String> ids(List<Held> options) {
    return options.stream().map(Held::id).toList();
  }

  private static Map<String, Object> file(ChangedFile file) {
    var differences = new ArrayList<Map<String, Object>>();
    for (Difference d : file.differences()) {
      differences.add(Map.of("what", d.what(), "before", d.before(), "after", d.after()));
    }
    return Map.of("name", file.name(), "differences", differences);
  }

  /// In the order of the page; figures that no page shows are left out.
  private static List<Map<String, Object>> outcomes(View view, RunsBesideData data) {
    var all = new ArrayList<Map<String, Object>>();
    data.outcomeLines(view)
        .forEach(
            line ->
                data.outcomes().changes().stream()
                    .filter(c -> c.outcome().equals(line.key()))
                    .forEach(c -> all.add(outcome(c, line.title()))));
    return all;
  }

  private static Map<String, Object> outcome(Change c, String title) {
    var map = new LinkedHashMap<String, Object>();
    map.put("option", c.option());
    map.put("outcome", c.outcome());
    map.put("title", title);
    map.put("first", c.first());
    map.put("second", c.second());
    map.put("difference", c.difference());
    map.put("standard_error", Double.isNaN(c.error()) ? null : c.error());
    map.put("chance", c.chance().name().toLowerCase(Locale.ROOT));
    return map;
  }

  private static List<Map<String, Object>> verdicts(RunsBesideData data) {
    var all = new ArrayList<Map<String, Object>>();
    for (Held option : data.both()) {
      for (Compared what : Compared.values()) {
        var was = data.first().options().orElseThrow().said(option.id(), what.key());
        var is = data.second().options().orElseThrow().said(option.id(), what.key());
        if (was.isPresent() && is.isPresent()) {
          all.add(
              Map.of(
                  "option",
                  option.id(),
                  "outcome",
                  what.key(),
                  "first",
                  kind(was.get()),
                  "second",
                  kind(is.get())));
        }
      }
    }
    return all;
  }

  private static String kind(Said said) {
    return said.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> changed(Changed c) {
    var map = new LinkedHashMap<String, Object>();
    map.put("question", c.question());
    map.put("key", c.line().key());
    map.put("title", c.line().title());
    map.put("option", c.option());
    map.put("first", HeadingParts.json(c.before()));
    map.put("second", HeadingParts.json(c.after()));
    map.put("meaning", c.meaning().name().toLowerCase(Locale.ROOT));
    return map;
  }
}
