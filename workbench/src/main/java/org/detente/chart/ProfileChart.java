package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// A profile of attributes, each a share from none to all: one row per attribute, one line with a
/// mark per attribute for each thing compared, with its range. What is not known leaves a gap and
/// says so.
public final class ProfileChart {

  /// More profiles than this cannot be told apart.
  public static final int MOST_PROFILES = 4;

  private static final double WIDTH = 760;
  private static final double LABEL = 250;
  private static final double RIGHT = 24;
  private static final double ROW = 26;
  private static final double TYPE = 11;
  private static final double SMALL = 10.5;
  private static final double BOTTOM = 40;
  private static final double APART = 6;

  private ProfileChart() {}

  /// What is shown.
  ///
  /// @param axis title of the axis of shares
  public record Spec(String title, String description, String axis) {}

  /// A share with its range.
  public record Level(double low, double central, double high) {}

  /// A thing compared.
  ///
  /// @param levels one per attribute; empty where not known
  public record Profile(String name, List<Optional<Level>> levels) {

    public Profile {
      levels = List.copyOf(levels);
    }
  }

  /// Draws.
  ///
  /// @param profiles 1 to [#MOST_PROFILES], each with a level per attribute
  public static String svg(
      Texts texts, Spec spec, List<String> attributes, List<Profile> profiles) {
    if (profiles.size() > MOST_PROFILES) {
      throw new IllegalArgumentException("too many profiles to tell apart: " + profiles.size());
    }
    double top = 30;
    double height = top + attributes.size() * ROW + BOTTOM;
    var canvas = new Canvas(texts, WIDTH, height, spec.title(), spec.description());
    Marks.legend(canvas, profiles.stream().map(Profile::name).toList(), SMALL);
    double bottom = height - BOTTOM;
    Scale across = Scale.linear(0, 1, LABEL, WIDTH - RIGHT);
    for (double tick : across.ticks(4)) {
      double x = across.at(tick);
      canvas.line(x, top, x, bottom, "stroke=\"" + Palette.GRID + "\"");
      canvas.text(x, bottom + 15, texts.percentTick(tick), Type.quiet(SMALL, Anchor.MIDDLE));
    }
    canvas.text(
        (LABEL + WIDTH - RIGHT) / 2, bottom + 32, spec.axis(), Type.quiet(SMALL, Anchor.MIDDLE));
    for (int a = 0; a < attributes.size(); a++) {
      double y = top + (a + 0.5) * ROW;
      String label = TextWidth.wrap(attributes.get(a), TYPE, LABEL - 20, 1).getFirst();
      canvas.text(LABEL - 14, y + 4, label, Type.of(TYPE, Anchor.END));
      int row = a;
      if (profiles.stream().allMatch(p -> p.levels().get(row).isEmpty())) {
        canvas.text(
            LABEL + 8, y + 4, texts.say("pictures.not-known"), Type.quiet(SMALL, Anchor.START));
      }
    }
    for (int p = 0; p < profiles.size(); p++) {
      profile(canvas, across, attributes, profiles.get(p), p, profiles.size(), top);
    }
    return canvas.svg();
  }

  /// Profiles stand a little above and below each other, so that equal values do not hide.
  private static void profile(
      Canvas canvas,
      Scale across,
      List<String> attributes,
      Profile profile,
      int index,
      int of,
      double top) {
    double shift = (index - (of - 1) / 2.0) * APART;
    String colour = Palette.CATEGORIES.get(index);
    var line = new StringBuilder();
    boolean broken = true;
    var marks = new ArrayList<Runnable>();
    for (int a = 0; a < profile.levels().size(); a++) {
      Optional<Level> level = profile.levels().get(a);
      double y = top + (a + 0.5) * ROW + shift;
      if (level.isPresent()) {
        double x = across.at(level.get().central());
        line.append(broken ? 'M' : 'L').append(Canvas.px(x)).append(' ').append(Canvas.px(y));
        Level l = level.get();
        canvas.line(
            across.at(l.low()),
            y,
            across.at(l.high()),
            y,
            "stroke=\"" + colour + "\" stroke-width=\"3\" stroke-opacity=\"0.45\"");
        String words =
            "%s, %s: %s"
                .formatted(
                    profile.name(),
                    attributes.get(a),
                    canvas.texts().percentRange(l.central(), l.low(), l.high()));
        marks.add(() -> canvas.mark(words, () -> Marks.mark(canvas, index, x, y, 3.6)));
      }
      broken = level.isEmpty();
    }
    canvas.path(line.toString(), "fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1\"");
    marks.forEach(Runnable::run);
  }
}
