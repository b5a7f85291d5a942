package org.detente.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.access.Audience;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: the room that finished pages may take.
class FinishedTest {

  private static final int MOST = 100_000;

  private static Finished.Key key(String path, String query) {
    return new Finished.Key(
        1,
        List.of(),
        Audience.PUBLIC,
        "en",
        Optional.empty(),
        false,
        false,
        List.of(),
        Optional.empty(),
        path,
        List.of(Map.entry("q", List.of(query))));
  }

  @Test
  void whatWasAskedForLongestAgoMakesRoom() {
    var finished = new Finished(MOST);
    for (int i = 0; i < 100; i++) {
      finished.keep(key("/" + i, ""), new byte[5_000]);
      assertThat(finished.find(key("/0", "")))
          .as("asked for all the time, after %d", i)
          .isPresent();
      assertThat(finished.weight()).isLessThanOrEqualTo(MOST);
    }
    assertThat(finished.find(key("/99", ""))).isPresent();
    assertThat(finished.find(key("/1", ""))).isEmpty();
    assertThat(finished.weight()).isGreaterThan(MOST - 7_000);
  }

  @Test
  void oneThatWouldTakeTooMuchIsNotKept() {
    var finished = new Finished(MOST);
    finished.keep(key("/small", ""), new byte[100]);
    finished.keep(key("/large", ""), new byte[MOST / 4]);
    assertThat(finished.find(key("/large", ""))).isEmpty();
    assertThat(finished.find(key("/small", ""))).isPresent();
  }

  @Test
  void addressesThatSomebodyMakesUpTakeRoomToo() {
    var finished = new Finished(MOST);
    for (int i = 0; i < 100; i++) {
      finished.keep(key("/", i + "x".repeat(5_000)), new byte[1]);
    }
    int kept = 0;
    for (int i = 0; i < 100; i++) {
      kept += finished.find(key("/", i + "x".repeat(5_000))).isPresent() ? 1 : 0;
    }
    assertThat(kept).isBetween(1, MOST / 10_000);
  }

  @Test
  void theSameKeptAgainTakesItsRoomOnce() {
    var finished = new Finished(MOST);
    finished.keep(key("/", ""), new byte[1_000]);
    long once = finished.weight();
    finished.keep(key("/", ""), new byte[1_000]);
    assertThat(finished.weight()).isEqualTo(once);
    finished.keep(key("/", ""), new byte[1_500]);
    assertThat(finished.weight()).isEqualTo(once + 500);
  }
}
