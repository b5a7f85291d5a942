package org.detente.pledge;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.detente.value.Range;

/// A State, an organisation or an anonymous profile that might contribute.
///
/// @param profile whether it stands for a kind of contributor and not for anybody in particular
/// @param roles free words by which policies speak of it
/// @param blocs alliances and unions
/// @param languages language codes in which its people can work
/// @param refusedBy ids of parties that are recorded as not consenting to it
/// @param acceptance community id to share accepting it (0..1); where nothing is stated the
///   operation's own acceptance stands for it
/// @param note for people
public record Contributor(
    String id,
    String name,
    boolean profile,
    Set<String> roles,
    Set<String> blocs,
    Set<String> languages,
    Set<String> refusedBy,
    Map<String, Range> acceptance,
    String note) {

  public Contributor {
    roles = java.util.Collections.unmodifiableSet(new TreeSet<>(roles));
    blocs = java.util.Collections.unmodifiableSet(new TreeSet<>(blocs));
    languages = java.util.Collections.unmodifiableSet(new TreeSet<>(languages));
    refusedBy = java.util.Collections.unmodifiableSet(new TreeSet<>(refusedBy));
    acceptance = java.util.Collections.unmodifiableMap(new TreeMap<>(acceptance));
  }
}
