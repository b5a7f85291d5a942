package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// A ladder of steps, climbed from the bottom: one rung per step, in the lane of whoever takes it,
/// so that the line through all rungs shows how the turn passes from actor to actor. A rung that
/// needs a guarantee is a ring.
public final class LadderChart {

  private static final double WIDTH = 760;
  private static final double ROW = 18;
  private static final double LEFT = 30;
  private static final double LANE = 42;
  private static final double HEAD = 84;
  private static final double TYPE = 10.5;
  private static final double FOOT = 34;

  private LadderChart() {}

  /// A rung.
  ///
  /// @param actor position among the actors
  /// @param needsGuarantee whether somebody from outside must add something; false where not told
  public record Rung(int actor, String what, boolean needsGuarantee) {}

  /// Draws.
  ///
  /// @param actors 1 to 8 names
  /// @param rungs from the first step to the last
  /// @param guarantees whether the reader is told which rungs need a guarantee
  public static String svg(
      Texts texts, String title, List<String> actors, List<Rung> rungs, boolean guarantees) {
    double foot = guarantees ? FOOT : 14;
    double height = HEAD + rungs.size() * ROW + foot;
    var canvas = new Canvas(texts, WIDTH, height, title, texts.say("pictures.ladder"));
    double bottom = height - foot;
    for (int i = 0; i < actors.size(); i++) {
      double x = lane(i);
      canvas.line(x, HEAD - 6, x, bottom, "stroke=\"" + Palette.GRID + "\"");
      // Names stand one above the other, each with a thread down to its lane.
      double y = 11 + i * 12;
      canvas.line(x, y + 3, x, HEAD - 6, "stroke=\"" + Palette.GRID + "\"");
      canvas.text(x + 4, y, actors.get(i), Type.quiet(TYPE, Anchor.START).withHalo());
    }
    var line = new StringBuilder();
    double text = lane(actors.size() - 1) + 22;
    for (int k = 0; k < rungs.size(); k++) {
      double y = y(bottom, k);
      line.append(k == 0 ? 'M' : 'L').append(Canvas.px(lane(rungs.get(k).actor()))).append(' ');
      line.append(Canvas.px(y));
    }
    canvas.path(
        line.toString(), "fill=\"none\" stroke=\"" + Palette.RULE + "\" stroke-width=\"1\"");
    for (int k = 0; k < rungs.size(); k++) {
      Rung rung = rungs.get(k);
      double y = y(bottom, k);
      canvas.text(LEFT - 10, y + 3.5, texts.whole(k + 1), Type.quiet(TYPE, Anchor.END));
      boolean ring = guarantees && rung.needsGuarantee();
      canvas.mark(
          texts.say(
              "pictures.step",
              "n",
              texts.whole(k + 1),
              "actor",
              actors.get(rung.actor()),
              "what",
              rung.what(),
              "needs",
              ring ? "yes" : "no"),
          () ->
              canvas.circle(
                  lane(rung.actor()),
                  y,
                  4.2,
                  ring
                      ? "fill=\"#fff\" stroke=\"" + Palette.VERMILION + "\" stroke-width=\"2\""
                      : "fill=\"" + Palette.BLUE + "\""));
      String what = TextWidth.wrap(rung.what(), TYPE, WIDTH - text - 4, 1).getFirst();
      canvas.text(text, y + 3.5, what, Type.of(TYPE, Anchor.START));
    }
    if (guarantees) {
      double y = height - 10;
      canvas.circle(LEFT, y - 3.5, 4.2, "fill=\"" + Palette.BLUE + "\"");
      String pays = texts.say("pictures.pays-for-its-mover");
      double next = Math.max(LEFT + 130, LEFT + 9 + TextWidth.of(pays, TYPE) + 16);
      canvas.text(LEFT + 9, y, pays, Type.quiet(TYPE, Anchor.START));
      canvas.circle(
          next,
          y - 3.5,
          4.2,
          "fill=\"#fff\" stroke=\"" + Palette.VERMILION + "\" stroke-width=\"2\"");
      canvas.text(
          next + 9, y, texts.say("pictures.needs-a-guarantee"), Type.quiet(TYPE, Anchor.START));
    }
    return canvas.svg();
  }

  private static double lane(int actor) {
    return LEFT + 8 + actor * LANE;
  }

  private static double y(double bottom, int rung) {
    return bottom - (rung + 0.5) * ROW;
  }
}
