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
    all.put(
        "Problem",
        object(
            "error", text("what is wrong, and what would be right"),
            "mistakes?", list("all of them", ref("Mistake")),
            "version?", whole("the present version, where somebody has changed the same meanwhile"),
            "theirs?", list("what the other has changed, and is saved", ref("Difference")),
            "yours?", list("what you have changed, and is not saved", ref("Difference")),
            "row?", ref("Cells")));
    all.put(
        "Mistake",
        object(
            "file", text("in which it is; empty: in what was sent"),
            "line", whole("from 1; 0: it belongs to no line"),
            "field", text("that it belongs to; empty: to none"),
            "message", text("what is wrong; what would be right")));
    all.put("Difference", object("what", text(""), "before", text(""), "after", text("")));
    changing(all);
    beginning(all);
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
            "months",
            whole(""),
            "stages",
            list("", object("id", text(""), "word", text(""))),
            "stage",
            runs,
            "level",
            runs,
            "who",
            runs,
            "open",
            runs,
            "transfer",
            list(
                "by zone: month in which control changes hands, if it does",
                Map.of("type", List.of("integer", "null"))),
            "returned",
            object(
                "months", list("months that are known", whole("")),
                "zones", list("by month and zone: median of persons", list("", number(""))))));
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
    all.put("Chapter", object("id", text(""), "title", text(""), "content", list("", ref("Part"))));
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
            "phases", list("", object("title", text(""), "when", text(""))),
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
            "interval?", list("2.5% and 97.5% of an estimate, where it is known", number(""))));
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
            "chapters",
                list(
                    "what can be said of them; each beside the first of them; then all of them",
                    ref("Chapter"))));
    all.put("RunComparison", runComparison());
    all.put(
        "WhatIf",
        object(
            "option", text(""),
            "before?", text("what the version asked for called it, where one was"),
            "futures", whole("tried"),
            "replications", whole("of each"),
            "chapters",
                list(
                    "the turned option beside the option as it is, or as the version had it, then all beside the status quo",
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

  /// An object with any fields of one shape.
  private static Map<String, Object> map(String says, Map<String, Object> of) {
    Map<String, Object> schema = typed("object", says);
    schema.put("additionalProperties", of);
    return schema;
  }

  /// An object whose fields have names that may be left out, and may be others.
  ///
  /// @param fields names and what they hold, by turns
  private static Map<String, Object> fields(String says, String... fields) {
    var properties = new LinkedHashMap<String, Object>();
    for (int i = 0; i < fields.length; i += 2) {
      Map<String, Object> value = new LinkedHashMap<>(ref("Value"));
      value.put("description", fields[i + 1]);
      properties.put(fields[i], value);
    }
    Map<String, Object> schema = typed("object", says);
    schema.put("properties", properties);
    schema.put("additionalProperties", ref("Value"));
    return schema;
  }

  /// What is changed of a theatre, and what became of it.
  private static void changing(Map<String, Object> all) {
    all.put(
        "Value",
        Map.of(
            "description",
            "what a file holds: answers give texts as the file has them; numbers and truths"
                + " (true is yes) are taken too; null removes",
            "type",
            List.of("string", "number", "boolean", "array", "object", "null")));
    all.put(
        "OptionFields",
        fields(
            "the keys of an option's file (docs/formats.md), but for plans of zones, which stand"
                + " by the zone",
            "option",
            "its id, which stays",
            "title",
            "",
            "label",
            "short name",
            "summary",
            "",
            "basis",
            "whose it is: user, illustrative, ...",
            "confidentiality",
            "who may read it: public, mediator, party:ID, planner",
            "agreement",
            "yes or no",
            "levers",
            "",
            "dates",
            "of the framework, the agreement, the mandate, the first and the full"
                + " deployment: [low, central, high] in months",
            "mission",
            "lead, reserve, caveats, fixed term; null takes the operation away",
            "phases",
            "a list; one without an id is new and begins as the one before it",
            "line_plans",
            "a list: line, separation, note",
            "zone_plans",
            "id of a zone to its plan: withdrawal, return_opens, before_deployment"
                + " and phases: id of a phase to a list of presences (provider, type, lead,"
                + " hardness, mandate, roe, tasks, units)",
            "settings",
            "where the option stands on scales of consent: issue to places to level",
            "provisions",
            "id of a provision to status, heading, text, ...",
            "headings",
            "words of every heading, and what the simulation reads of them"));
    all.put(
        "OptionDraft",
        object(
            "version", whole("to be named as If-Match"),
            "comments_below_its_head",
                truth("whether its file has comments that a change around them could lose"),
            "fields", ref("OptionFields")));
    all.put(
        "NewOption",
        object(
            "title", text("1 to 200 characters; its id is made of it"),
            "from?", text("id of the option that it begins as; else nobody deploys")));
    all.put("Created", object("id", text("of the option"), "version", whole("")));
    all.put(
        "Saved",
        object(
            "version", whole("that holds it now"),
            "changed", truth("false: everything was like that already"),
            "what?", text("what was changed, as the history says it")));
    all.put(
        "OptionHistory",
        object(
            "versions",
            list(
                "that changed it, the newest first",
                object(
                    "version", whole(""),
                    "differences", list("none: it was made or deleted", ref("Difference"))))));
    all.put("Files", object("version", whole(""), "files", list("names", text(""))));
    all.put("FilesBegun", map("name of a file to what it shall hold", text("")));
    all.put("Cells", map("column to cell", Map.of("type", List.of("string", "number", "null"))));
    all.put(
        "Table",
        object(
            "version", whole(""),
            "columns", list("", text("")),
            "found", whole("rows that hold what was searched for"),
            "rows",
                list(
                    "",
                    object("row", whole("its number in this version"), "cells", ref("Cells")))));
    all.put(
        "Criteria",
        fields(
            "the keys of criteria.yaml (docs/formats.md)",
            "criteria",
            "a list: outcome, at_most, at_least, title, why",
            "handover",
            "acceptable_rate, acceptable_incidents, share_of_futures, why"));
    all.put("CriteriaDraft", object("version", whole(""), "fields", ref("Criteria")));
    Object[] version = {
      "version", whole(""),
      "kind", oneOf("", "folder", "edit", "undo", "redo"),
      "stands_for", whole("the version whose files these are"),
      "what", text("was changed"),
      "by", text(""),
      "at", text("time, as ISO 8601")
    };
    all.put(
        "Changes",
        object(
            "version", whole("the newest"),
            "differs_from_folder", truth("from the folder that the theatre was read from"),
            "undo?", text("the change that would be undone"),
            "redo?", text("the change that would be done again"),
            "changed_in_folder", list("files that could be taken over", text("")),
            "versions",
                list(
                    "the newest first",
                    object(with(version, "runs", list("made from it", text("")))))));
    all.put(
        "Change",
        object(
            with(
                version,
                "files",
                list(
                    "that it changed",
                    object("file", text(""), "differences", list("", ref("Difference")))))));
    all.put("FolderFiles", object("files", list("names", text(""))));
  }

  private static Object[] with(Object[] fields, Object... more) {
    var all = new java.util.ArrayList<>(List.of(fields));
    all.addAll(List.of(more));
    return all.toArray();
  }

  /// All theatres, and those that are begun.
  private static void beginning(Map<String, Object> all) {
    all.put(
        "TheatreEntry",
        object(
            "id", whole("its number"),
            "label", text("what lists call it"),
            "address", text("before the addresses of its pages: /t/2/ and then api/theatre.json"),
            "first", truth("whether the server was opened on it"),
            "put_away", truth(""),
            "versions", whole("how many are kept"),
            "changed", text("time, as ISO 8601")));
    all.put("Theatres", object("theatres", list("", ref("TheatreEntry"))));
    all.put("FolderPath", object("folder", text("path on the machine of the server")));
    all.put(
        "TheatreChange",
        object(
            "label?", text("1 to 200 characters"),
            "put_away?", truth("true takes it out of the list, false brings it back")));
    all.put(
        "Drafts",
        object(
            "drafts",
            list(
                "the one changed last first",
                object(
                    "id", whole(""),
                    "label", text(""),
                    "revision", whole(""),
                    "changed", text("time, as ISO 8601")))));
    Map<String, Object> named = object("id", text(""), "name", text(""));
    all.put(
        "Draft",
        object(
            "id", whole(""),
            "revision", whole("to be named as If-Match"),
            "label", text(""),
            "theatre?", whole("that it has become"),
            "steps?",
                list(
                    "in their order",
                    object(
                        "step",
                            oneOf(
                                "", "frame", "parties", "zones", "lines", "settlements", "review"),
                        "settled", truth("whether nothing is missing or wrong"),
                        "file?", text("that was brought"),
                        "answers", map("name of a field to what was answered", list("", text(""))),
                        "mistakes", list("what is missing or wrong", ref("Mistake")),
                        "notes", list("worth a word", text("")))),
            "can_be_finished?", truth(""),
            "holds?",
                object(
                    "parties",
                        list(
                            "",
                            object(
                                "number", whole("of its fields"),
                                "id", text(""),
                                "name", text(""))),
                    "communities", list("", named),
                    "zones",
                        list(
                            "",
                            object(
                                "id", text(""),
                                "key", text("by which its fields are known"),
                                "name", text(""))),
                    "lines", list("", named),
                    "corridors", list("", named),
                    "settlements", whole("how many")),
            "assumptions?",
                list(
                    "what stands in for what nobody said",
                    object(
                        "step", text(""),
                        "what", text(""),
                        "value", text(""),
                        "consequence", text(""))),
            "questions?",
                list(
                    "none before it can be finished",
                    object(
                        "id", text(""),
                        "answerable", truth(""),
                        "why", text("or what it would take")))));
    all.put(
        "Answers",
        map(
            "name of a field to a text or texts",
            Map.of("type", List.of("string", "number", "array"))));
    all.put("Dropped", object("dropped", whole("its number")));
    all.put(
        "Layer",
        object(
            "name", text("of the file"),
            "format", oneOf("", "geojson", "geopackage", "csv", "xlsx"),
            "layers", list("to choose among", text("")),
            "charset?", text(""),
            "separator?", text("between cells"),
            "epsg?", whole("system of its coordinates"),
            "columns", list("", text("")),
            "count", whole("rows"),
            "rows",
                list(
                    "the first of them",
                    object("cells", list("", text("")), "shape", text("kind of shape, if any")))));
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
                            "beyond: by more than three standard errors",
                            "same",
                            "within",
                            "beyond"))),
        "verdicts",
            list(
                "", object("option", text(""), "outcome", text(""), "first", kind, "second", kind)),
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
