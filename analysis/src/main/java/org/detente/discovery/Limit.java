package org.detente.discovery;

import java.util.List;

/// What a box allows one input to be.
public sealed interface Limit {

  /// Numbers between two ends, both inside.
  record Between(double low, double high) implements Limit {}

  /// Some of the categories, in the order of the input.
  record OneOf(List<String> categories) implements Limit {
    public OneOf {
      categories = List.copyOf(categories);
    }
  }
}
