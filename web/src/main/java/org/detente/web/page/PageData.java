package org.detente.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceRow;
import org.detente.option.Option;
import org.detente.theatre.Party;
import org.detente.theatre.Theatre;
import org.detente.value.Range;
import org.detente.web.work.RunFolder;

/// What pages show, as maps, lists, texts and numbers for JSON: from the same view, so that an
/// audience is told no more than its pages tell.
public final class PageData {

  private PageData() {}

  /// The theatre.
  public static Map<String, Object> theatre(View view) {
    Theatre theatre = view.theatre();
    var map = new LinkedHashMap<String, Object>();
    map.put("title", theatre.title().in(view.languages()));
    map.put("as_of", theatre.asOf().toString());
    map.put("horizon_months", theatre.horizonMonths());
    map.put("disclaimer", theatre.disclaimer());
    map.put(
        "communities",
        theatre.communities().stream().map(c -> c.names().in(view.languages())).toList());
    map.put(
        "parties",
        theatre.parties().stream()
            .map(p -> Map.of("id", p.id(), "name", p.names().in(view.languages())))
            .toList());
    map.put(
        "zones",
        theatre.zones().stream()
            .map(
                z ->
                    Map.of(
                        "id",
                        z.id(),
                        "name",
                        z.names().in(view.languages()),
                        "at_stake",
                        z.affected()))
            .toList());
    map.put(
        "audiences",
        Audience.all(theatre.parties().stream().map(Party::id).toList()).stream()
            .filter(view.exposure()::shows)
            .map(Audience::id)
            .toList());
    return map;
  }

  /// All options that the audience may read.
  public static Map<String, Object> options(View view) {
    return Map.of("options", view.options().stream().map(PageData::head).toList());
  }

  private static Map<String, Object> head(Option option) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", option.id());
    map.put("label", option.label());
    map.put("title", option.title());
    map.put("summary", option.summary());
    map.put("agreement", option.agreement());
    return map;
  }

  /// One option.
  public static Map<String, Object> option(View view, Option option) {
    Map<String, Object> map = head(option);
    map.put(
        "phases",
        option.phases().stream()
            .map(p -> Map.of("title", p.title(), "when", OptionTable.when(view, p)))
            .toList());
    map.put("headings", option.headings().text());
    return map;
  }

  /// What was found on a question.
  public static Map<String, Object> question(View view, Question question) {
    var map = new LinkedHashMap<String, Object>();
    map.put("number", question.number());
    map.put("id", question.slug());
    map.put("asks", question.asks(view.texts()));
    map.put("state", view.state(question).word());
    map.put(
        "rests_on",
        question.number() < Question.GROUND_TRUTH.number()
            ? Grounds.of(question).sentences(view.texts())
            : List.of());
    map.put(
        "chapters",
        view.heads().stream()
            .filter(h -> h.question().orElse(0) == question.number())
            .map(h -> ChapterData.of(view, h.id(), h.title()))
            .toList());
    return map;
  }

  /// Which chapters there are.
  public static Map<String, Object> heads(View view) {
    var chapters = new ArrayList<Map<String, Object>>();
    for (RunFolder.Head head : view.heads()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("id", head.id());
      map.put("title", head.title());
      head.question().ifPresent(q -> map.put("question", q));
      chapters.add(map);
    }
    return Map.of("chapters", chapters);
  }

  /// A chapter by its id.
  public static Optional<Map<String, Object>> chapter(View view, String id) {
    return view.heads().stream()
        .filter(h -> h.id().equals(id))
        .findFirst()
        .map(h -> ChapterData.of(view, h.id(), h.title()));
  }

  /// The evidence base and the parameters that rest on it.
  public static Map<String, Object> evidence(View view) {
    var rows = new ArrayList<Map<String, Object>>();
    for (EvidenceRow row : view.input().evidence().rows().values()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("id", row.id());
      map.put("name", row.name());
      map.put("topic", row.topic());
      range(map, row.range());
      map.put("unit", row.unit());
      map.put("source", row.source());
      map.put("status", row.status().name().toLowerCase(Locale.ROOT));
      rows.add(map);
    }
    var parameters = new ArrayList<Map<String, Object>>();
    for (Grounds.Group group : Grounds.everything(view.input().evidence(), view.theatre())) {
      for (Dimension d : group.dimensions()) {
        var map = new LinkedHashMap<String, Object>();
        map.put("key", d.key());
        map.put("what", d.description());
        range(map, d.range());
        map.put("unit", d.unit());
        map.put("assumption", d.assumption());
        map.put("rows", d.rows());
        parameters.add(map);
      }
    }
    return Map.of("rows", rows, "parameters", parameters);
  }

  private static void range(Map<String, Object> map, Range range) {
    map.put("low", range.low());
    map.put("central", range.central());
    map.put("high", range.high());
  }

  /// The ten questions as headings over options: figures of each line, and why there are none.
  public static List<Map<String, Object>> headings(View view, List<Option> options) {
    return new HeadingParts(view, options).json();
  }

  /// Settings in which options differ.
  public static List<Map<String, Object>> differs(View view, List<Option> options) {
    if (options.size() < 2) {
      return List.of();
    }
    var table = new SettingTable(view);
    var rows = new ArrayList<>(table.rows(options));
    rows.addAll(table.zones(options));
    return rows.stream()
        .map(r -> Map.<String, Object>of("setting", r.what(), "values", r.values()))
        .toList();
  }
}
