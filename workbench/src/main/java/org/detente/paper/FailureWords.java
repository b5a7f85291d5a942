package org.detente.paper;

import org.detente.discovery.Box;
import org.detente.ensemble.EnsembleResult;
import org.detente.exploration.Search;
import org.detente.phrase.Figures;

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
  public String of(String title, Search search) {
    Box box = search.boxes().getFirst().box();
    return title
        + " fails in "
        + Figures.percent(box.density())
        + " of the futures in which "
        + conditions.of(box)
        + "; these are "
        + Figures.percent(box.coverage())
        + " of its failures (it fails in "
        + Figures.percent(search.failing())
        + " of all futures)"
        + (search.chance().get().repeated().coverage().low() < UNSURE * box.coverage()
            ? ". Other futures of the same kind might draw other borders."
            : ".");
  }
}
