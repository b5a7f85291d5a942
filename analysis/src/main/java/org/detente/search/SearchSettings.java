package org.detente.search;

/// How a search goes about it.
///
/// @param seed same seed, same search, on any number of threads
/// @param population how many candidates compete, 4 or more
/// @param batch how many candidates are proposed at once, 1 or more: at least as many as there are
///   threads to evaluate them; smaller batches learn sooner
public record SearchSettings(long seed, int population, int batch) {

  /// @throws IllegalArgumentException if a number is too small
  public SearchSettings {
    if (population < 4) {
      throw new IllegalArgumentException("a population of " + population + " is under 4");
    }
    if (batch < 1) {
      throw new IllegalArgumentException("a batch of " + batch + " is none");
    }
  }

  /// Sizes that serve a few thousand evaluations.
  public static SearchSettings standard(long seed) {
    return new SearchSettings(seed, 100, 20);
  }
}
