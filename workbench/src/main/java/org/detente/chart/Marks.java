package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;

/// Marks for categories: each has a shape as well as a colour.
final class Marks {

  private static final double SPACE = 18;

  private Marks() {}

  /// Draws the mark of a category.
  static void mark(Canvas canvas, int category, double x, double y, double r) {
    String colour = Palette.CATEGORIES.get(category % Palette.CATEGORIES.size());
    String fill = "fill=\"" + colour + "\" stroke=\"#fff\" stroke-width=\"0.6\"";
    switch (category % 4) {
      case 0 -> canvas.circle(x, y, r, fill);
      case 1 -> canvas.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, fill);
      case 2 ->
          canvas.path(
              "M%s %sL%s %sL%s %sZ"
                  .formatted(
                      Canvas.px(x),
                      Canvas.px(y - r * 1.2),
                      Canvas.px(x + r * 1.1),
                      Canvas.px(y + r * 0.9),
                      Canvas.px(x - r * 1.1),
                      Canvas.px(y + r * 0.9)),
              fill);
      default ->
          canvas.path(
              "M%s %sL%s %sL%s %sL%s %sZ"
                  .formatted(
                      Canvas.px(x),
                      Canvas.px(y - r * 1.3),
                      Canvas.px(x + r * 1.3),
                      Canvas.px(y),
                      Canvas.px(x),
                      Canvas.px(y + r * 1.3),
                      Canvas.px(x - r * 1.3),
                      Canvas.px(y)),
              fill);
    }
  }

  /// Names of categories in one line at the top of a picture.
  static void legend(Canvas canvas, List<String> names, double size) {
    var legend = new Legend(canvas, PanelGrid.WIDTH, 16);
    for (int i = 0; i < names.size(); i++) {
      int kind = i;
      legend.add(
          16 + TextWidth.of(names.get(i), size),
          SPACE,
          (x, dy) -> {
            mark(canvas, kind, x + 6, 8 + dy, 4);
            canvas.text(x + 16, 11.5 + dy, names.get(kind), Type.of(size, Anchor.START));
          });
    }
    legend.draw(1);
  }
}
