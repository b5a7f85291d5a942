package org.detente.improvement;

import org.detente.option.Option;

/// What an option must be beside good. Whoever judges must depend on the option only and may be
/// asked by many threads at once.
public interface Demand {

  /// As on the command line and in tables.
  String id();

  /// What is required, for people.
  String says();

  /// Judges an option.
  Judgement judge(Option option);

  /// The violation alone, where that is faster.
  default double violation(Option option) {
    return judge(option).violation();
  }

  /// How an option stands.
  ///
  /// @param violation 0 where it is met, else by how much it is missed, over 0
  /// @param share of what is asked that is there, 0..1: of draws in which all accept, of the force
  ///   that can be raised
  /// @param because in a few words
  record Judgement(double violation, double share, String because) {

    public Judgement {
      if (!(violation >= 0) || Double.isInfinite(violation)) {
        throw new IllegalArgumentException("a violation of " + violation + " is no amount");
      }
    }
  }
}
