package org.detente.ensemble;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The way to a workforce on other machines. Implementations live in modules of their own and are
/// found by [java.util.ServiceLoader], so that nobody needs their libraries who does not use them.
public interface ClusterDoor {

  /// Where to, and how.
  ///
  /// @param address of the cluster, as its users write it
  /// @param settings of the cluster's own, key to value
  /// @param name of what is done, for those who look at the cluster
  record Address(String address, Map<String, String> settings, String name) {

    public Address {
      settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }
  }

  /// A mistake in an address.
  ///
  /// @param what is wrong
  /// @param right what would be right
  record Mistake(String what, String right) {}

  /// Looks at an address, and whether anybody answers there. Takes seconds at most.
  ///
  /// @return every mistake; empty if there is none
  List<Mistake> check(Address address);

  /// Opens.
  ///
  /// @throws ClusterException if the cluster cannot be had or does not fit
  /// @throws InterruptedException if this thread is interrupted
  Workforce open(Address address) throws ClusterException, InterruptedException;
}
