package org.detente.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;

/// Laws that every picture obeys.
public final class SvgLaws {

  private static final Pattern TEXT =
      Pattern.compile(
          "<text x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" font-size=\"([0-9.]+)\"([^>]*)>([^<]*)</text>");
  private static final Pattern VIEW =
      Pattern.compile("viewBox=\"0 (-?[0-9.]+) ([0-9.]+) ([0-9.]+)\"");
  private static final double SLACK = 1.5;

  private SvgLaws() {}

  /// A text and the room it takes.
  public record Label(String text, Envelope box) {}

  /// Title, description, no debris, nothing from elsewhere, labels inside and apart.
  public static void check(String svg) {
    assertThat(svg).contains("role=\"img\"", "<title>", "<desc>");
    assertThat(svg).doesNotContain("NaN", "Infinity", "null", "url(", "href", "<script");
    assertThat(svg).doesNotContain("paint-order", "foreignObject", "class=", "filter=", "var(");
    Matcher view = VIEW.matcher(svg);
    assertThat(view.find()).isTrue();
    double top = Double.parseDouble(view.group(1));
    var frame =
        new Envelope(
            -SLACK,
            Double.parseDouble(view.group(2)) + SLACK,
            top - SLACK,
            top + Double.parseDouble(view.group(3)) + SLACK);
    List<Label> labels = labels(svg);
    for (Label label : labels) {
      assertThat(frame.contains(label.box())).as("inside: %s %s", label, frame).isTrue();
    }
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(labels.get(i).box().intersects(labels.get(j).box()))
            .as("apart: %s and %s", labels.get(i), labels.get(j))
            .isFalse();
      }
    }
  }

  /// Every text of a picture.
  public static List<Label> labels(String svg) {
    var labels = new ArrayList<Label>();
    Matcher m = TEXT.matcher(svg);
    while (m.find()) {
      if (m.group(4).contains("aria-hidden")) {
        continue; // the halo of the text that follows
      }
      double size = Double.parseDouble(m.group(3));
      String text = m.group(5).replace("&amp;", "&").replace("&quot;", "\"");
      double width = TextWidth.of(text, size);
      double x = Double.parseDouble(m.group(1));
      double y = Double.parseDouble(m.group(2));
      x -= m.group(4).contains("middle") ? width / 2 : m.group(4).contains("end") ? width : 0;
      labels.add(
          new Label(text, new Envelope(x + 0.5, x + width - 0.5, y - size * 0.72, y + size * 0.1)));
    }
    return labels;
  }
}
