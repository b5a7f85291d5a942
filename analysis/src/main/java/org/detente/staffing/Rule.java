package org.detente.staffing;

/// A rule that can stand in the way of a force, with what it is about.
///
/// @param about a role, a function, or empty
public record Rule(Kind kind, String about) implements Comparable<Rule> {

  /// Kinds of rule. Those that people lay down come first; what is simply so comes last.
  public enum Kind {
    EXCLUDED_ROLE,
    MAX_SHARE,
    MAX_BLOC_SHARE,
    MIN_CONTRIBUTORS,
    CONSENT,
    ACCEPTANCE,
    LANGUAGE,
    PAIRING,
    ONE_SIDE,
    READY_WITHIN,
    READINESS_LEVEL,
    CAVEATS,
    ENABLERS,
    SERVICE,
    DELIVERY,
    PLEDGED
  }

  /// A rule about nothing in particular.
  static Rule of(Kind kind) {
    return new Rule(kind, "");
  }

  /// Whether it is one that people laid down for the force, and not how things are.
  public boolean ofPolicy() {
    return kind.compareTo(Kind.READY_WITHIN) <= 0;
  }

  /// As in output files: `excluded-role:co-chair`.
  public String id() {
    String word = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return about.isEmpty() ? word : word + ":" + about;
  }

  @Override
  public int compareTo(Rule other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : about.compareTo(other.about);
  }
}
