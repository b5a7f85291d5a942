package org.detente.web.message;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// One entry of a message file, read once: ICU's message format, and named slots for markup,
/// `<again>Run it again</again>`.
///
/// Of the format's kinds of arguments there are `{name}`, `{name, number}` (every digit), `{name,
/// date, PATTERN}`, `{name, plural, ...}` and `{name, select, ...}`; figures that are rounded come
/// as text that [Texts] makes.
///
/// @param nodes in their order
record Message(List<Node> nodes) {

  /// What an argument is used as.
  enum Use {
    TEXT,
    NUMBER,
    DATE,
    CHOICE,
    SLOT
  }

  /// Reads an entry.
  ///
  /// @throws IllegalArgumentException if it does not follow the format; the message says why
  static Message read(String text) {
    var pattern = new MessagePattern(text);
    return new Message(new Reader(pattern).message(0, pattern.countParts() - 1, ""));
  }

  /// The same with other words between what is put in.
  Message with(UnaryOperator<String> words) {
    return new Message(with(nodes, words));
  }

  private static List<Node> with(List<Node> nodes, UnaryOperator<String> words) {
    return nodes.stream()
        .map(
            n ->
                switch (n) {
                  case Node.Words w -> new Node.Words(words.apply(w.text()));
                  case Node.Slot s -> new Node.Slot(s.name(), with(s.within(), words));
                  case Node.Plural p ->
                      new Node.Plural(p.name(), each(p.exact(), words), each(p.byRule(), words));
                  case Node.Select s -> new Node.Select(s.name(), each(s.byWord(), words));
                  case Node.Argument _, Node.Whole _, Node.Date _, Node.Counted _ -> n;
                })
        .toList();
  }

  private static <K> Map<K, List<Node>> each(Map<K, List<Node>> all, UnaryOperator<String> words) {
    var other = new LinkedHashMap<K, List<Node>>();
    all.forEach((key, nodes) -> other.put(key, with(nodes, words)));
    return other;
  }

  /// Names of everything that has to be put in, and what each is used as.
  Map<String, Use> arguments() {
    var all = new TreeMap<String, Use>();
    arguments(nodes, all);
    return all;
  }

  private static void arguments(List<Node> nodes, Map<String, Use> all) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Argument a -> all.putIfAbsent(a.name(), Use.TEXT);
        case Node.Whole w -> all.put(w.name(), Use.NUMBER);
        case Node.Date d -> all.put(d.name(), Use.DATE);
        case Node.Select s -> {
          all.put(s.name(), Use.CHOICE);
          s.byWord().values().forEach(n -> arguments(n, all));
        }
        case Node.Plural p -> {
          all.put(p.name(), Use.NUMBER);
          p.exact().values().forEach(n -> arguments(n, all));
          p.byRule().values().forEach(n -> arguments(n, all));
        }
        case Node.Slot s -> {
          all.put(s.name(), Use.SLOT);
          arguments(s.within(), all);
        }
        case Node.Words _, Node.Counted _ -> {}
      }
    }
  }

  /// Categories of plural that its alternatives name.
  List<String> categories() {
    var all = new ArrayList<String>();
    categories(nodes, all);
    return all;
  }

  private static void categories(List<Node> nodes, List<String> all) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Plural p -> {
          all.addAll(p.byRule().keySet());
          p.byRule().values().forEach(n -> categories(n, all));
          p.exact().values().forEach(n -> categories(n, all));
        }
        case Node.Select s -> s.byWord().values().forEach(n -> categories(n, all));
        case Node.Slot s -> categories(s.within(), all);
        case Node.Words _, Node.Argument _, Node.Whole _, Node.Date _, Node.Counted _ -> {}
      }
    }
  }

  /// Goes through the parts that ICU finds.
  private record Reader(MessagePattern pattern) {

    /// @param start part that begins a message
    /// @param limit part that ends it
    /// @param counted the argument that `#` stands for; empty outside of plurals
    List<Node> message(int start, int limit, String counted) {
      var open = new ArrayList<Open>(List.of(new Open("", new ArrayList<>())));
      int from = pattern.getPart(start).getLimit();
      int i = start + 1;
      while (i <= limit) {
        Part part = pattern.getPart(i);
        Part.Type type = part.getType();
        if (type == Part.Type.INSERT_CHAR) {
          i++;
          continue;
        }
        words(open, pattern.getPatternString().substring(from, part.getIndex()));
        from = part.getLimit();
        if (type == Part.Type.REPLACE_NUMBER) {
          open.getLast().nodes().add(new Node.Counted(counted));
        } else if (type == Part.Type.ARG_START) {
          int end = pattern.getLimitPartIndex(i);
          open.getLast().nodes().add(argument(i, end));
          from = pattern.getPart(end).getLimit();
          i = end;
        }
        i++;
      }
      if (open.size() > 1) {
        throw wrong("<" + open.getLast().name() + "> is not closed");
      }
      return List.copyOf(open.getFirst().nodes());
    }

    private record Open(String name, List<Node> nodes) {}

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(what + ": " + pattern.getPatternString());
    }

    /// Words with the slots that they open and close.
    private void words(List<Open> open, String text) {
      int from = 0;
      while (from < text.length()) {
        int at = text.indexOf('<', from);
        int end = at < 0 ? -1 : text.indexOf('>', at);
        if (end < 0) {
          open.getLast().nodes().add(new Node.Words(text.substring(from)));
          return;
        }
        if (at > from) {
          open.getLast().nodes().add(new Node.Words(text.substring(from, at)));
        }
        String name = text.substring(at + 1, end);
        if (name.startsWith("/")) {
          Open last = open.removeLast();
          if (open.isEmpty() || !last.name().equals(name.substring(1))) {
            throw wrong("<" + name + "> closes nothing");
          }
          open.getLast().nodes().add(new Node.Slot(last.name(), List.copyOf(last.nodes())));
        } else {
          open.add(new Open(name, new ArrayList<>()));
        }
        from = end + 1;
      }
    }

    private Node argument(int start, int end) {
      ArgType type = pattern.getPart(start).getArgType();
      String name = pattern.getSubstring(pattern.getPart(start + 1));
      return switch (type) {
        case NONE -> new Node.Argument(name);
        case SIMPLE -> simple(name, start + 2, end);
        case PLURAL -> plural(name, start + 2, end);
        case SELECT -> {
          var words = new LinkedHashMap<String, List<Node>>();
          for (int i = start + 2; i < end; i++) {
            String word = pattern.getSubstring(pattern.getPart(i));
            int within = i + 1;
            i = pattern.getLimitPartIndex(within);
            words.put(word, message(within, i, ""));
          }
          yield new Node.Select(name, words);
        }
        case CHOICE, SELECTORDINAL -> throw wrong("{" + name + "} is of a kind that is not used");
      };
    }

    private Node simple(String name, int from, int end) {
      String kind = pattern.getSubstring(pattern.getPart(from));
      String style = from + 1 < end ? pattern.getSubstring(pattern.getPart(from + 1)).strip() : "";
      if (kind.equals("number") && style.isEmpty()) {
        return new Node.Whole(name);
      }
      if (kind.equals("date") && !style.isEmpty()) {
        return new Node.Date(name, style);
      }
      throw wrong("{" + name + ", " + kind + "} is of a kind that is not used");
    }

    private Node plural(String name, int from, int end) {
      if (pattern.getPluralOffset(from) != 0) {
        throw wrong("{" + name + "} has an offset");
      }
      var exact = new LinkedHashMap<Double, List<Node>>();
      var byRule = new LinkedHashMap<String, List<Node>>();
      for (int i = from; i < end; i++) {
        String selector = pattern.getSubstring(pattern.getPart(i));
        int within = i + 1;
        boolean number = pattern.getPart(within).getType().hasNumericValue();
        within += number ? 1 : 0;
        i = pattern.getLimitPartIndex(within);
        List<Node> nodes = message(within, i, name);
        if (number) {
          exact.put(pattern.getNumericValue(pattern.getPart(within - 1)), nodes);
        } else {
          byRule.put(selector, nodes);
        }
      }
      return new Node.Plural(name, exact, byRule);
    }
  }
}
