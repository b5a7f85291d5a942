package org.detente.bargaining;

import java.util.ArrayList;
import java.util.List;
import org.detente.numeric.Philox;

/// Scenarios drawn at random, the same for the same seed.
final class Invented {

  private Invented() {}

  static BargainingScenario scenario(int seed, int actors, int dimensions) {
    var luck = new Philox();
    var list = new ArrayList<BargainingActor>();
    var names = new ArrayList<String>();
    for (int d = 0; d < dimensions; d++) {
      names.add("issue " + d);
    }
    for (int i = 0; i < actors; i++) {
      var position = new ArrayList<Double>();
      var salience = new ArrayList<Double>();
      for (int d = 0; d < dimensions; d++) {
        luck.draw(seed, 77, i, d, 0, 0);
        position.add(Math.rint(luck.first() * 10_000) / 100);
        salience.add((0.1 + 0.89 * luck.second()) * 100 / dimensions);
      }
      luck.draw(seed, 77, i, -1, 0, 0);
      list.add(new BargainingActor("actor " + i, "", 10 + 190 * luck.first(), position, salience));
    }
    return new BargainingScenario("invented " + seed, names, list);
  }

  /// The same with other actors.
  static BargainingScenario with(BargainingScenario scenario, List<BargainingActor> actors) {
    return new BargainingScenario(
        scenario.name(), scenario.dimensions(), actors, scenario.accommodation());
  }
}
