package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// What agreements answer: one row per agreement, one column per group of questions, a mark for
/// every question. Full: answered; half: partly; dotted: left to a body by a date; hatched: open. A
/// question that is a gate has a heavy frame. No total: a profile is not a grade.
public final class ProvisionChart {

  private static final double WIDTH = 760;
  private static final double LABEL = 176;
  private static final double BOX = 8;
  private static final double STEP = 10.5;
  private static final double ACROSS = 4;
  private static final double TYPE = 10.5;
  private static final double HEAD = 40;

  private ProvisionChart() {}

  /// How a question stands.
  public enum Standing {
    ANSWERED,
    PARTLY,
    DEFERRED,
    OPEN
  }

  /// A question.
  public record Mark(Standing standing, boolean gate) {}

  /// An agreement.
  ///
  /// @param groups one per group, the marks in the same order in every agreement
  public record Row(String name, List<List<Mark>> groups) {

    public Row {
      groups = groups.stream().map(List::copyOf).toList();
    }
  }

  /// Draws.
  public static String svg(Texts texts, String title, List<String> groups, List<Row> rows) {
    int most = rows.stream().flatMap(r -> r.groups().stream()).mapToInt(List::size).max().orElse(1);
    double rowHeight = Math.ceil(most / ACROSS) * STEP + 8;
    double height = HEAD + rows.size() * rowHeight + 28;
    var canvas = new Canvas(texts, WIDTH, height, title, texts.say("pictures.provisions"));
    double width = (WIDTH - LABEL) / groups.size();
    for (int g = 0; g < groups.size(); g++) {
      List<String> lines = TextWidth.wrap(groups.get(g), TYPE, width - 6, 2);
      canvas.lines(
          LABEL + g * width,
          HEAD - 12 - (lines.size() - 1) * TYPE * 1.25,
          lines,
          Type.quiet(TYPE, Anchor.START));
    }
    for (int r = 0; r < rows.size(); r++) {
      double y = HEAD + r * rowHeight;
      canvas.line(0, y - 4, WIDTH, y - 4, "stroke=\"" + Palette.GRID + "\"");
      canvas.lines(
          0,
          y + 10,
          TextWidth.wrap(rows.get(r).name(), TYPE, LABEL - 12, 2),
          Type.of(TYPE, Anchor.START));
      for (int g = 0; g < groups.size(); g++) {
        List<Mark> marks = rows.get(r).groups().get(g);
        for (int k = 0; k < marks.size(); k++) {
          double x = LABEL + g * width + k % ACROSS * (STEP + 4);
          Mark mark = marks.get(k);
          double at = y + Math.floor(k / ACROSS) * STEP;
          canvas.mark(
              texts.say(
                  "pictures.provision",
                  "option",
                  rows.get(r).name(),
                  "group",
                  groups.get(g),
                  "standing",
                  texts.of("standing", mark.standing().name()),
                  "gate",
                  mark.gate() ? "yes" : "no"),
              () -> mark(canvas, mark, x, at));
        }
      }
    }
    legend(canvas, height - 16);
    return canvas.svg();
  }

  private static void mark(Canvas canvas, Mark mark, double x, double y) {
    switch (mark.standing()) {
      case ANSWERED -> canvas.rect(x, y, BOX, BOX, "fill=\"" + Palette.BLUE + "\"");
      case PARTLY -> {
        canvas.rect(
            x, y, BOX, BOX, "fill=\"#fff\" stroke=\"" + Palette.BLUE + "\" stroke-width=\"0.8\"");
        canvas.path(
            "M%s %sL%s %sL%s %sZ"
                .formatted(
                    Canvas.px(x),
                    Canvas.px(y + BOX),
                    Canvas.px(x + BOX),
                    Canvas.px(y + BOX),
                    Canvas.px(x),
                    Canvas.px(y)),
            "fill=\"" + Palette.BLUE + "\"");
      }
      case DEFERRED -> {
        canvas.rect(
            x, y, BOX, BOX, "fill=\"#fff\" stroke=\"" + Palette.ORANGE + "\" stroke-width=\"0.8\"");
        canvas.circle(x + BOX / 2, y + BOX / 2, 2.2, "fill=\"" + Palette.ORANGE + "\"");
      }
      case OPEN -> canvas.hatched(x, y, BOX, BOX);
    }
    if (mark.gate()) {
      canvas.rect(
          x - 1,
          y - 1,
          BOX + 2,
          BOX + 2,
          "fill=\"none\" stroke=\"" + Palette.INK + "\" stroke-width=\"1.2\"");
    }
  }

  private static void legend(Canvas canvas, double y) {
    double x = LABEL;
    for (Standing standing : Standing.values()) {
      mark(canvas, new Mark(standing, false), x, y);
      String name = canvas.texts().of("standing", standing.name());
      canvas.text(x + 13, y + 8, name, Type.quiet(TYPE, Anchor.START));
      x += 13 + TextWidth.of(name, TYPE) + 18;
    }
    mark(canvas, new Mark(Standing.OPEN, true), x, y);
    canvas.text(x + 15, y + 8, canvas.say("pictures.gate"), Type.quiet(TYPE, Anchor.START));
  }
}
