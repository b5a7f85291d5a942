package org.detente.web.work;

/// How much a run tries.
///
/// @param futures plausible futures, 1 to [#MOST_FUTURES]
/// @param replications runs within each, 1 to [#MOST_REPLICATIONS]
/// @param seed the same seed gives the same results
public record RunSize(int futures, int replications, long seed) {

  public static final int MOST_FUTURES = 5000;
  public static final int MOST_REPLICATIONS = 100;

  /// A first look.
  public static final RunSize FIRST_LOOK = new RunSize(40, 2, 1);

  /// What the main job of the command line does unless told otherwise.
  public static final RunSize FULL = new RunSize(200, 10, 1);

  public RunSize {
    if (futures < 1
        || futures > MOST_FUTURES
        || replications < 1
        || replications > MOST_REPLICATIONS) {
      throw new IllegalArgumentException(
          "futures from 1 to %s and replications from 1 to %s, but %s and %s"
              .formatted(MOST_FUTURES, MOST_REPLICATIONS, futures, replications));
    }
  }
}
