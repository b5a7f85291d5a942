package org.detente.web.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Writes what has changed into a YAML file as a person wrote it: only the lines of keys that say
/// something else are replaced. All other lines stay to the letter, comments among them.
///
/// What was there and what shall be there are both told by the same writer, so that they differ
/// where the meaning does and nowhere else. A key whose value is a map is looked into. Of a list
/// those items are replaced that differ, where it has as many as before; else it is as a whole.
public final class Patch {

  private static final int MOST_CHARACTERS = 16_000_000;

  private final List<String> raw;
  private final List<String> was;
  private final List<String> is;

  /// Whether keys are written that the file leaves out and that say the same as before.
  private final boolean full;

  /// Whether lists are looked into.
  private final boolean items;

  private final List<String> out = new ArrayList<>();

  private Patch(String text, String before, String after, boolean full, boolean items) {
    this.full = full;
    this.items = items;
    raw = text.lines().toList();
    was = before.lines().toList();
    is = after.lines().toList();
  }

  /// A key with the lines that it and its value stand on.
  ///
  /// @param from its line, from 0
  /// @param to the line after its last; comments and empty lines below it belong to what follows
  private record Entry(ScalarNode key, Node value, int from, int to) {

    int column() {
      return mark(key).getColumn();
    }

    /// The map that its value is, written key by key on lines of its own.
    Optional<MappingNode> map() {
      return value instanceof MappingNode map
              && map.getFlowStyle() == FlowStyle.BLOCK
              && mark(map).getLine() > from
              && mark(map).getLine() < to
          ? Optional.of(map)
          : Optional.empty();
    }
  }

  /// An item of a list with the lines that it stands on.
  ///
  /// @param from the line of its hyphen, from 0
  /// @param to the line after its last
  /// @param column of its hyphen
  private record Item(int from, int to, int column) {}

  private static final class Unpatchable extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// A file with what has changed.
  ///
  /// @param text the file
  /// @param before what it says, as a writer writes it
  /// @param after what it shall say, as the same writer writes it
  /// @param sound whether a text says what `after` says: that hangs on all that YAML allows in the
  ///   lines that stay, and on what keys mean that the file leaves out
  /// @return empty where the file is not written key by key, or nothing sound came of it
  public static Optional<String> of(
      String text, String before, String after, Predicate<String> sound) {
    // What a key that is left out means may hang on another, as the label does on the title; and
    // the items of a list may stand in another order than the writer's.
    return Stream.of(true, false)
        .flatMap(
            items ->
                Stream.of(false, true).map(full -> new Patch(text, before, after, full, items)))
        .flatMap(patch -> of(patch, text, before, after).stream())
        .filter(sound)
        .findFirst();
  }

  private static Optional<String> of(Patch patch, String text, String before, String after) {
    try {
      patch.merge(
          patch.entries(root(text), patch.raw, patch.raw.size()),
          0,
          patch.raw.size(),
          patch.entries(root(before), patch.was, patch.was.size()),
          patch.entries(root(after), patch.is, patch.is.size()));
    } catch (YamlEngineException | Unpatchable e) {
      return Optional.empty();
    }
    return Optional.of(String.join("\n", patch.out) + "\n");
  }

  private static MappingNode root(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build();
    return new Compose(settings)
        .composeString(text)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .filter(m -> m.getFlowStyle() == FlowStyle.BLOCK)
        .orElseThrow(Unpatchable::new);
  }

  private static Mark mark(Node node) {
    return node.getStartMark().orElseThrow(Unpatchable::new);
  }

  /// The entries of a map.
  ///
  /// @param end the line after its last
  private Map<String, Entry> entries(MappingNode map, List<String> lines, int end) {
    var entries = new LinkedHashMap<String, Entry>();
    List<NodeTuple> tuples = map.getValue();
    for (int i = 0; i < tuples.size(); i++) {
      if (!(tuples.get(i).getKeyNode() instanceof ScalarNode key)) {
        throw new Unpatchable();
      }
      int from = mark(key).getLine();
      int to = i + 1 < tuples.size() ? mark(tuples.get(i + 1).getKeyNode()).getLine() : end;
      boolean alone = lines.get(from).substring(0, mark(key).getColumn()).isBlank();
      if (to <= from || to > lines.size() || !alone) {
        throw new Unpatchable();
      }
      Node value = tuples.get(i).getValueNode();
      // In a text of several lines what looks like a comment and stands further in is text.
      boolean text = value instanceof ScalarNode scalar && !scalar.isPlain() && to > from + 1;
      int inner = text ? mark(key).getColumn() + 1 : Integer.MAX_VALUE;
      while (to > from + 1 && remark(lines.get(to - 1), inner)) {
        to--;
      }
      entries.put(key.getValue(), new Entry(key, value, from, to));
    }
    return entries;
  }

  /// Whether a line is empty or a comment.
  ///
  /// @param inner column from which on it is part of a text
  private static boolean remark(String line, int inner) {
    return line.isBlank() || line.strip().startsWith("#") && line.indexOf('#') < inner;
  }

  /// @param from first line of the map in the file
  /// @param end the line after its last
  private void merge(
      Map<String, Entry> mine,
      int from,
      int end,
      Map<String, Entry> before,
      Map<String, Entry> after) {
    Map<String, List<Entry>> added = added(mine, before, after);
    int column = mine.values().stream().findFirst().map(Entry::column).orElse(0);
    int at = from;
    for (Map.Entry<String, Entry> each : mine.entrySet()) {
      Entry own = each.getValue();
      Optional<Entry> old = Optional.ofNullable(before.get(each.getKey()));
      Optional<Entry> now = Optional.ofNullable(after.get(each.getKey()));
      boolean gone = old.isPresent() && now.isEmpty();
      if (!gone) {
        out.addAll(raw.subList(at, own.from()));
        entry(own, old, now);
      }
      at = own.to();
      added
          .getOrDefault(each.getKey(), List.of())
          .forEach(entry -> out.addAll(moved(lines(is, entry), column - entry.column())));
    }
    added
        .getOrDefault("", List.of())
        .forEach(entry -> out.addAll(moved(lines(is, entry), column - entry.column())));
    out.addAll(raw.subList(at, end));
  }

  /// Keys that are new or, left out until now, say something else than their absence did; by the
  /// key of the file that they come after.
  private Map<String, List<Entry>> added(
      Map<String, Entry> mine, Map<String, Entry> before, Map<String, Entry> after) {
    var added = new LinkedHashMap<String, List<Entry>>();
    String last = "";
    for (Map.Entry<String, Entry> each : after.entrySet()) {
      if (mine.containsKey(each.getKey())) {
        last = each.getKey();
      } else if (full || !same(before.get(each.getKey()), each.getValue())) {
        added.computeIfAbsent(last, _ -> new ArrayList<>()).add(each.getValue());
      }
    }
    return added;
  }

  private boolean same(Entry old, Entry now) {
    return old != null && lines(was, old).equals(lines(is, now));
  }

  private static List<String> lines(List<String> text, Entry entry) {
    return text.subList(entry.from(), entry.to());
  }

  private void entry(Entry own, Optional<Entry> old, Optional<Entry> now) {
    List<String> lines = lines(raw, own);
    if (now.isEmpty() || same(old.orElse(null), now.get())) {
      out.addAll(lines);
      return;
    }
    Optional<MappingNode> map = own.map();
    Optional<MappingNode> oldMap = old.flatMap(Entry::map);
    Optional<MappingNode> newMap = now.get().map();
    if (map.isPresent() && oldMap.isPresent() && newMap.isPresent()) {
      out.add(lines.getFirst());
      merge(
          entries(map.get(), raw, own.to()),
          own.from() + 1,
          own.to(),
          entries(oldMap.get(), was, old.get().to()),
          entries(newMap.get(), is, now.get().to()));
      return;
    }
    List<Item> mine = items(own, raw);
    List<Item> before = old.map(o -> items(o, was)).orElse(List.of());
    List<Item> after = items(now.get(), is);
    if (items && !mine.isEmpty() && mine.size() == before.size() && mine.size() == after.size()) {
      merge(own, mine, before, after);
      return;
    }
    List<String> written = moved(lines(is, now.get()), own.column() - now.get().column());
    String aside = aside(own);
    out.add(written.getFirst() + (aside.isEmpty() ? "" : "   " + aside));
    out.addAll(written.subList(1, written.size()));
  }

  private void merge(Entry own, List<Item> mine, List<Item> before, List<Item> after) {
    int at = own.from();
    for (int i = 0; i < mine.size(); i++) {
      Item here = mine.get(i);
      out.addAll(raw.subList(at, here.from()));
      List<String> wanted = is.subList(after.get(i).from(), after.get(i).to());
      boolean same = was.subList(before.get(i).from(), before.get(i).to()).equals(wanted);
      out.addAll(
          same
              ? raw.subList(here.from(), here.to())
              : moved(wanted, here.column() - after.get(i).column()));
      at = here.to();
    }
    out.addAll(raw.subList(at, own.to()));
  }

  /// The items of a list that is written item by item on lines of their own; empty where it is not.
  private static List<Item> items(Entry entry, List<String> lines) {
    if (!(entry.value() instanceof SequenceNode list) || list.getFlowStyle() != FlowStyle.BLOCK) {
      return List.of();
    }
    int column = mark(list).getColumn();
    var items = new ArrayList<Item>();
    int end = entry.to();
    for (Node node : list.getValue().reversed()) {
      int from = Math.min(mark(node).getLine(), end - 1);
      // What an item holds may begin below its hyphen.
      while (from > entry.from() && !begins(lines.get(from), column)) {
        from--;
      }
      // An item that is a name for another stands elsewhere.
      if (from <= entry.from() || mark(node).getLine() >= end || node instanceof ScalarNode) {
        return List.of();
      }
      int to = end;
      while (to > from + 1 && remark(lines.get(to - 1), Integer.MAX_VALUE)) {
        to--;
      }
      items.addFirst(new Item(from, to, column));
      end = from;
    }
    return items;
  }

  private static boolean begins(String line, int column) {
    return line.indexOf('-') == column && line.substring(0, column).isBlank();
  }

  /// The comment that stands on the line of a key, after its value or, where the value stands on
  /// lines of its own, after the key.
  private String aside(Entry own) {
    String line = raw.get(own.from());
    Mark end =
        (own.to() == own.from() + 1 ? own.value() : own.key())
            .getEndMark()
            .orElseThrow(Unpatchable::new);
    if (end.getLine() != own.from()) {
      return "";
    }
    int column = line.offsetByCodePoints(0, Math.min(end.getColumn(), line.length()));
    String rest = line.substring(column).replaceFirst("^\\s*:", "").strip();
    return rest.startsWith("#") ? rest : "";
  }

  /// Lines further in, or further out.
  private static List<String> moved(List<String> lines, int by) {
    return by == 0
        ? lines
        : lines.stream()
            .map(l -> by > 0 ? " ".repeat(by) + l : l.substring(Math.min(-by, l.length())))
            .toList();
  }
}
