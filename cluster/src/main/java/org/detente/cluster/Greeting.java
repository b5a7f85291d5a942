package org.detente.cluster;

import org.apache.spark.api.java.function.VoidFunction;

/// Compares a worker's build with the driver's.
final class Greeting implements VoidFunction<Integer> {

  private static final long serialVersionUID = 1;

  private final Build build;

  Greeting(Build build) {
    this.build = build;
  }

  @Override
  public void call(Integer nothing) throws Exception {
    build.compare(Greeting.class.getClassLoader());
  }
}
