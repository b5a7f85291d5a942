package org.detente.input;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds a tree with line numbers from the events of the YAML parser; JSON is YAML. The parser's
/// own composer is not used: it knows no limit of depth and overlooks duplicate keys.
final class YamlParser {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_ALIASES = 100;

  private final String name;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private int aliases;

  private YamlParser(String name, Problems problems, Iterator<Event> events) {
    this.name = name;
    this.problems = problems;
    this.events = events;
  }

  /// Reads the only document of a file.
  ///
  /// @return empty if there is none that can be used; the mistakes have been recorded. A duplicate
  ///   key is recorded, and the first one used.
  static Optional<YamlNode> read(Path file, String name, long maxBytes, Problems problems) {
    var controls = new ControlScan();
    if (!TextFile.check(file, name, maxBytes, controls::look, problems)) {
      return Optional.empty();
    }
    if (controls.foundAt > 0) {
      String what =
          String.format(Locale.ROOT, "holds the control character U+%04X", controls.found);
      problems.add(name, controls.foundAt, what, "delete it");
      return Optional.empty();
    }
    try (Reader text = TextFile.open(file)) {
      return parse(text, name, maxBytes, problems);
    } catch (IOException e) {
      problems.add(name, 0, "cannot be read (" + e.getMessage() + ")", "check its permissions");
      return Optional.empty();
    }
  }

  /// Reads the only document of a text.
  static Optional<YamlNode> parse(String text, String name, Problems problems) {
    return parse(new StringReader(text), name, text.length() + 1L, problems);
  }

  private static Optional<YamlNode> parse(
      Reader text, String name, long maxBytes, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit((int) maxBytes).build();
    try {
      return new YamlParser(name, problems, new Parse(settings).parseReader(text).iterator())
          .document();
    } catch (Refused e) {
      problems.add(name, e.line, e.getMessage(), e.instead);
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      String context = e.getContext() == null ? "" : " " + e.getContext();
      String what = "cannot be read here: " + e.getProblem() + context;
      String instead = "check brackets, quotation marks and indentation, here and just above";
      problems.add(name, mark.map(m -> m.getLine() + 1).orElse(0), what, instead);
    } catch (YamlEngineException e) {
      String what = "cannot be read: " + e.getMessage().lines().findFirst().orElse("");
      problems.add(name, 0, what, "write YAML in UTF-8 without control characters");
    }
    return Optional.empty();
  }

  private Optional<YamlNode> document() {
    Optional<YamlNode> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        default -> {
          if (root.isPresent()) {
            throw new Refused(line(event), "a second document begins", "keep one in a file");
          }
          root = Optional.of(node(event, 0));
        }
      }
    }
    if (root.isEmpty()) {
      problems.add(name, 1, "is empty", "see docs/formats.md for what belongs here");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) {
    if (depth > MAX_DEPTH) {
      throw new Refused(line(event), "is nested too deeply", "at most 64 levels are read");
    }
    if (event instanceof AliasEvent alias) {
      return referred(alias);
    }
    YamlNode node =
        switch (event.getEventId()) {
          case Scalar -> {
            var scalar = (ScalarEvent) event;
            yield new YamlNode.Scalar(line(event), scalar.getValue(), scalar.isPlain());
          }
          case SequenceStart -> sequence(line(event), depth);
          case MappingStart -> mapping(line(event), depth);
          default -> throw new IllegalStateException("no value begins with " + event);
        };
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
    return node;
  }

  private YamlNode referred(AliasEvent alias) {
    if (++aliases > MAX_ALIASES) {
      String what = "has more than " + MAX_ALIASES + " references (*name)";
      throw new Refused(line(alias), what, "write the values out");
    }
    YamlNode node = anchors.get(alias.getAlias().getValue());
    if (node == null) {
      String what = "*" + alias.getAlias().getValue() + " refers to nothing";
      throw new Refused(line(alias), what, "name a value with & above, and outside of itself");
    }
    return node;
  }

  private YamlNode sequence(int line, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(node(e, depth + 1));
    }
    return new YamlNode.Sequence(line, List.copyOf(items));
  }

  private YamlNode mapping(int line, int depth) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      if (!(e instanceof ScalarEvent key)) {
        throw new Refused(line(e), "a key is a list or map", "write a word before the colon");
      }
      YamlNode value = node(events.next(), depth + 1);
      if (keys.add(key.getValue())) {
        entries.add(new YamlNode.Entry(line(e), key.getValue(), value));
      } else {
        problems.add(name, line(e), "the key " + key.getValue() + " stands twice", "keep one");
      }
    }
    return new YamlNode.Mapping(line, List.copyOf(entries));
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /// Finds the first character that YAML forbids; the parser itself does not say where it is.
  private static final class ControlScan {

    private int line = 1;
    private int foundAt;
    private int found;

    void look(CharSequence text) {
      for (int i = 0; i < text.length() && foundAt == 0; i++) {
        char c = text.charAt(i);
        boolean allowed = c == '\t' || c == '\n' || c == '\r' || c == '\u0085';
        if (Character.isISOControl(c) && !allowed) {
          foundAt = line;
          found = c;
        }
        line += c == '\n' ? 1 : 0;
      }
    }
  }

  /// Stops the reading of a file that cannot be used at all.
  private static final class Refused extends RuntimeException {

    private final int line;
    private final String instead;

    Refused(int line, String what, String instead) {
      super(what);
      this.line = line;
      this.instead = instead;
    }
  }
}
