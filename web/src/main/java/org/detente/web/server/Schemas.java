package org.detente.web.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shapes of what programs are answered, as JSON Schema.
final class Schemas {

  private Schemas() {}

  /// A shape with a name.
  static Map<String, Object> ref(String name) {
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  static Map<String, Object> text(String says) {
    return typed("string", says);
  }

  static Map<String, Object> number(String says) {
    return typed("number", says);
  }

  static Map<String, Object> whole(String says) {
    return typed("integer", says);
  }

  static Map<String, Object> truth(String says) {
    return typed("boolean", says);
  }

  static Map<String, Object> oneOf(String says, String... words) {
    Map<String, Object> schema = typed("string", says);
    schema.put("enum", List.of(words));
    return schema;
  }

  private static Map<String, Object> typed(String type, String says) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", type);
    if (!says.isEmpty()) {
      schema.put("description", says);
    }
    return schema;
  }

  static Map<String, Object> list(String says, Map<String, Object> of) {
    Map<String, Object> schema = typed("array", says);
    schema.put("items", of);
    return schema;
  }

  /// An object with these fields and no others; a name that ends with `?` need not be there.
  ///
  /// @param fields names and shapes by turns
  static Map<String, Object> object(Object... fields) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new java.util.ArrayList<String>();
    for (int i = 0; i < fields.length; i += 2) {
      String name = (String) fields[i];
      if (name.endsWith("?")) {
        name = name.substring(0, name.length() - 1);
      } else {
        required.add(name);
      }
      properties.put(name, fields[i + 1]);
    }
    Map<String, Object> schema = typed("object", "");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  /// Every shape that has a name.
  static Map<String, Object> all() {
    var all = new LinkedHashMap<String, Object>();
    all.put("Problem", object("error", text("what is wrong, and what would be right")));
    all.put(
        "Theatre",
        object(
            "title", text(""),
            "as_of", text("year and month from which months are counted, as 2015-06"),
            "horizon_months", whole("length of a run"),
            "disclaimer", text("stands with every use of the names"),
            "communities", list("", text("")),
            "parties", list("", object("id", text(""), "name", text(""))),
            "zones",
                list(
                    "in the order that other answers use",
                    object(
                        "id", text(""),
                        "name", text("names side by side; none is first"),
                        "at_stake", truth("whether an agreement changes something there"))),
            "audiences", list("that this server shows", text(""))));
    var point = list("northing and easting, km", number(""));
    var line = list("", point);
    all.put(
        "Ground",
        object(
            "communities", list("", text("")),
            "frame", list("south-west and north-east corner of what is at stake", point),
            "zones",
                list(
                    "",
                    object(
                        "name", text(""),
                        "stake", truth(""),
                        "shape", list("polygons, each a list of rings", list("", line)))),
            "lines", list("", object("name", text(""), "kind", text(""), "shape", line)),
            "corridors", list("", object("name", text(""), "shape", line)),
            "places",
                list(
                    "name, northing, easting, residents and displaced by community",
                    Map.of("type", "array", "minItems", 5, "maxItems", 5))));
    var runs =
        list(
            "by zone, from the month that stands first: [month, value]",
            list("", list("", number(""))));
    all.put(
        "Course",
        object(
            "months", whole(""),
            "stages", list("", object("id", text(""), "word", text(""))),
            "stage", runs,
            "level", runs,
            "open", runs,
            "transfer",
                list(
                    "by zone: month in which control changes hands, if it does",
                    Map.of("type", List.of("integer", "null"))),
            "returned",
                object(
                    "months", list("months that are known", whole("")),
                    "zones",
                        list("by month and zone: median of persons", list("", number(""))))));
    all.put(
        "Questions",
        Map.of(
            "type",
            "object",
            "description",
            "name of a question to where it stands",
            "additionalProperties",
            oneOf("", "answered", "stale", "running", "open")));
    all.put(
        "Question",
        object(
            "number", whole("1 to 10"),
            "id", text(""),
            "asks", text(""),
            "state", oneOf("", "answered", "stale", "running", "open"),
            "rests_on", list("what the answer is worked out from", text("")),
            "chapters", list("", ref("Chapter"))));
    all.put(
        "Heads",
        object(
            "chapters",
                list(
                    "",
                    object(
                        "id", text(""),
                        "title", text(""),
                        "question?", whole("that it answers")))));
    all.put(
        "Chapter", object("id", text(""), "title", text(""), "content", list("", ref("Part"))));
    all.put(
        "Part",
        Map.of(
            "oneOf",
            List.of(
                object("kind", Map.of("const", "heading"), "text", text("")),
                object("kind", Map.of("const", "text"), "text", text("")),
                object("kind", Map.of("const", "list"), "items", list("", text(""))),
                object(
                    "kind", Map.of("const", "table"),
                    "caption", text(""),
                    "columns", list("", text("")),
                    "rows",
                        list(
                            "figures with their ranges, as they are printed; an empty first cell belongs to the one above",
                            list("", text("")))),
                object(
                    "kind", Map.of("const", "figure"),
                    "title", text(""),
                    "description", text(""),
                    "caption", text(""),
                    "marks", list("what each mark says", text(""))))));
    var option =
        object(
            "id", text(""),
            "label", text("short name"),
            "title", text(""),
            "summary", text(""),
            "agreement", truth("false: the status quo"));
    all.put("Options", object("options", list("", option)));
    all.put(
        "Option",
        object(
            "id", text(""),
            "label", text(""),
            "title", text(""),
            "summary", text(""),
            "agreement", truth(""),
            "phases",
                list("", object("title", text(""), "when", text(""))),
            "headings",
                Map.of("type", "object", "additionalProperties", text("in its own words"))));
    all.put(
        "Evidence",
        object(
            "rows", list("of the evidence base", ref("Row")),
            "parameters", list("that vary over futures", ref("Parameter"))));
    all.put(
        "Row",
        object(
            "id", text("as cited"),
            "name", text(""),
            "topic", text(""),
            "low", number(""),
            "central", number(""),
            "high", number(""),
            "unit", text(""),
            "source", text(""),
            "status", oneOf("", "seen", "derived", "memory", "judgement")));
    all.put(
        "Parameter",
        object(
            "key", text(""),
            "what", text(""),
            "low", number(""),
            "central", number(""),
            "high", number(""),
            "unit", text(""),
            "assumption", truth("rests on no published figure"),
            "rows", list("of the evidence base that it rests on", text(""))));
    all.put(
        "Cell",
        object(
            "option", text(""),
            "figure", text("as it is printed"),
            "range?", text("in smaller type"),
            "interval?",
                list("2.5% and 97.5% of an estimate, where it is known", number(""))));
    Map<String, Object> basis =
        oneOf(
            "exact: worked out from the theatre's files; sampled: an estimate over futures or draws;"
                + " spread: quantiles over futures",
            "exact",
            "sampled",
            "spread");
    all.put(
        "Heading",
        object(
            "number", whole("1 to 10"),
            "id", text("of the question"),
            "asks", text(""),
            "lines",
                list(
                    "",
                    object(
                        "key", text("the same in every run"),
                        "title", text("with unit and grade"),
                        "basis", basis,
                        "cells", list("an option of which it is not asked has none", ref("Cell")))),
            "notes", list("", text("")),
            "missing?", text("why there are no lines")));
    all.put(
        "Comparison",
        object(
            "options", list("in the order of the theatre", text("")),
            "questions", list("all ten, in their order", ref("Heading")),
            "differs",
                list(
                    "settings that are not the same in all of them",
                    object("setting", text(""), "values", list("by option", text("")))),
            "chapters", list(
                    "what can be said of them; each beside the first of them; then all of them",
                    ref("Chapter"))));
    all.put("RunComparison", runComparison());
    all.put(
        "WhatIf",
        object(
            "option", text(""),
            "futures", whole("tried"),
            "replications", whole("of each"),
            "chapters",
                list(
                    "the turned option beside the option as it is, then all beside the status quo",
                    ref("Chapter"))));
    all.put("Runs", object("runs", list("the newest first", ref("Run"))));
    all.put(
        "Run",
        object(
            "id", text(""),
            "state", oneOf("", "waiting", "running", "finished", "stopped", "failed"),
            "futures", whole(""),
            "replications", whole(""),
            "seed", whole(""),
            "asked", text("time, as ISO 8601"),
            "seconds", number("it took so far"),
            "reason?", text("why it failed"),
            "progress?",
                object(
                    "step", text(""),
                    "number", whole("of the step"),
                    "of", whole("steps"),
                    "done", whole("within the step"),
                    "total", whole("within the step; 0: not counted"))));
    all.put(
        "RunSize",
        object(
            "futures", whole("1 to 5000"),
            "replications", whole("1 to 100"),
            "seed", whole("")));
    return all;
  }

  private static Map<String, Object> runComparison() {
    var run =
        object(
            "id", text(""),
            "futures", whole(""),
            "replications", whole(""),
            "seed", whole(""),
            "asked", text("time, as ISO 8601"));
    var kind =
        oneOf(
            "what can be said against the status quo",
            "finding_better",
            "finding_worse",
            "conditional",
            "leans_better",
            "leans_worse",
            "unknown");
    Map<String, Object> error = number("of the difference; null: from fewer than two futures");
    error.put("type", List.of("number", "null"));
    return object(
        "first", run,
        "second", run,
        "inputs",
            object(
                "same_files", truth("to the byte"),
                "same_program", truth(""),
                "first_version?", whole("of the theatre"),
                "second_version?", whole("of the theatre"),
                "files",
                    list(
                        "that differ and that the audience may know of; in what, planners alone are told",
                        object(
                            "name", text(""),
                            "differences",
                                list(
                                    "",
                                    object(
                                        "what", text(""),
                                        "before", text(""),
                                        "after", text(""))))),
                "further_files", whole("that differ and are not shown to this audience"),
                "only_first", list("options", text("")),
                "only_second", list("options", text(""))),
        "way",
            oneOf(
                "future by future; mean against mean; not at all, for the runs are of different"
                    + " length, or one was made before its outcomes were kept",
                "paired",
                "unpaired",
                "other_length",
                "not_kept"),
        "futures", whole("pairs, or futures of the first; 0: not compared"),
        "options", list("that both hold", text("")),
        "outcomes",
            list(
                "",
                object(
                    "option", text(""),
                    "outcome", text("as in the lines of question 5"),
                    "title", text(""),
                    "first", number("mean over futures"),
                    "second", number("mean over futures"),
                    "difference", number("second less first"),
                    "standard_error", error,
                    "chance",
                        oneOf(
                            "beyond: by more than three standard errors", "same", "within",
                            "beyond"))),
        "verdicts",
            list(
                "",
                object(
                    "option", text(""),
                    "outcome", text(""),
                    "first", kind,
                    "second", kind)),
        "figures_same", whole("figures of the other questions that are the same"),
        "figures_changed",
            list(
                "figures of the other questions that are not",
                object(
                    "question", whole("1 to 10"),
                    "key", text(""),
                    "title", text(""),
                    "option", text(""),
                    "first", ref("Cell"),
                    "second", ref("Cell"),
                    "meaning",
                        oneOf(
                            "changed: worked out from the files; apart, overlap: of intervals;"
                                + " untold: there is none",
                            "changed",
                            "apart",
                            "overlap",
                            "untold"))));
  }
}
