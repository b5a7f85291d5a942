package org.detente.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEndsTest {

  /// A bar stands where a line may end.
  @ParameterizedTest
  @CsvSource({
    "one two,one |two",
    "'changes by −3.6 points','changes |by |−3.6 |points'",
    "'see positions.csv.','see |positions.csv.'",
    "Armenian-Azerbaijani,Armenian-|Azerbaijani",
    "1992-1994,1992-1994",
    "'5–6, 1,000 (−0.12)','5–6, |1,000 |(−0.12)'",
    "Agdam / Aghdam,Agdam |/ |Aghdam",
    "10\u00a0km,10\u00a0km",
    "https://example.org/a/very/long/address.html,https://|example.|org/|a/|very/|long/|address.|html",
  })
  void endsAfterSpacesAndHyphensOnly(String text, String wanted) {
    assertThat(String.join("|", pieces(text))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "a", "'a  b '", "-"})
  void piecesMakeUpTheWholeText(String text) {
    assertThat(String.join("", pieces(text))).isEqualTo(text);
  }

  private static List<String> pieces(String text) {
    var ends = new LineEnds();
    ends.setText(text);
    var pieces = new ArrayList<String>();
    int from = 0;
    for (int to = ends.next(); to != -1; to = ends.next()) {
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }
}
