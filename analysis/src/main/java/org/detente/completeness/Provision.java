package org.detente.completeness;

import java.util.List;
import java.util.Optional;
import org.detente.value.Range;

/// A question that an agreement on security should answer.
///
/// @param group heading under which it stands
/// @param name short
/// @param reason why an agreement without an answer fails there
/// @param gate whether nothing should be implemented before it is answered
/// @param weight how heavy a gap here weighs, 1 to 3
/// @param weightSource evidence row, or that it is an assumption
/// @param answeredBy parts of an option that together answer it
/// @param touchedBy parts or headings of an option that say something about it
/// @param preparation what has to be prepared beforehand, if anything
public record Provision(
    String id,
    String group,
    String name,
    String question,
    String reason,
    String source,
    boolean gate,
    double weight,
    String weightSource,
    List<Content> answeredBy,
    List<String> touchedBy,
    Optional<Preparation> preparation) {

  public Provision {
    answeredBy = List.copyOf(answeredBy);
    touchedBy = List.copyOf(touchedBy);
  }

  /// Work that takes time before a provision can be carried out.
  ///
  /// @param what is to be done
  /// @param technical whether talks among experts can do it before anything is signed, without
  ///   prejudice to status
  /// @param needed event at which it must be done
  /// @param months how long it takes
  public record Preparation(
      String what, boolean technical, Event needed, Range months, String source) {}

  /// Events of an option's calendar.
  public enum Event {
    FRAMEWORK,
    COMPREHENSIVE_AGREEMENT,
    FIRST_DEPLOYMENT,
    FIRST_WITHDRAWAL,
    FIRST_RETURN
  }
}
