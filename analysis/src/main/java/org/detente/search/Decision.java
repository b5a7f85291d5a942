package org.detente.search;

/// What may be decided at one place: its kind and its range.
public sealed interface Decision {

  /// Any number between two bounds, both inside.
  ///
  /// @param low finite
  /// @param high finite, over `low`
  record Real(double low, double high) implements Decision {

    public Real {
      if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
        throw new IllegalArgumentException("no range of numbers: " + low + " to " + high);
      }
    }
  }

  /// A whole number between two bounds, both inside; neighbours are alike.
  ///
  /// @param low any
  /// @param high not under `low`
  record Whole(int low, int high) implements Decision {

    public Whole {
      if (low > high) {
        throw new IllegalArgumentException("no range of whole numbers: " + low + " to " + high);
      }
    }
  }

  /// One of several options without an order, numbered from 0.
  ///
  /// @param options 1 or more
  record Choice(int options) implements Decision {

    public Choice {
      if (options < 1) {
        throw new IllegalArgumentException("a choice among " + options + " options is none");
      }
    }
  }
}
