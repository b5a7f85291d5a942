package org.detente.paper;

import org.detente.discovery.Box;
import org.detente.ensemble.EnsembleResult;
import org.detente.exploration.Search;
import org.detente.message.Texts;

/// Where an option fails, as a sentence: the first box of a search that stands out from chance.
public final class FailureWords {

  /// Of resamples in which less than this part of the failures is covered, others might find other
  /// borders.
  private static final double UNSURE = 0.5;

  private final Conditions conditions;

  /// @param result the ensemble that was searched
  public FailureWords(EnsembleResult result) {
    conditions = new Conditions(result.dimensions(), result.futures());
  }

  /// "Option B fails in 71% of the futures in which ...; these are 64% of its failures ...".
  ///
  /// @param title of the option
  /// @param search one that speaks
  public String of(Texts texts, String title, Search search) {
    Box box = search.boxes().getFirst().box();
    return texts.say(
        "exploration.fails-in-of-the-futures",
        "title",
        texts.own(title),
        "density",
        texts.percent(box.density()),
        "of",
        conditions.of(texts, box),
        "coverage",
        texts.percent(box.coverage()),
        "failing",
        texts.percent(search.failing()),
        "low",
        search.chance().get().repeated().coverage().low() < UNSURE * box.coverage() ? "yes" : "no");
  }
}
