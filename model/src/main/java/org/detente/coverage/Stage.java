package org.detente.coverage;

/// Where a zone stands between hard and soft in a month, by the option's central dates.
public enum Stage {
  /// Before anything is signed: today's arrangement.
  TODAY,
  /// From the framework's signature to the comprehensive agreement.
  GAP_AGREEMENT,
  /// From the comprehensive agreement to first deployment.
  GAP_DEPLOYMENT,
  INTERPOSITION,
  STABILISATION,
  MIXED_POLICE,
  LOCAL_POLICING,
  /// A phase in which the option puts nobody into the zone.
  NOBODY
}
