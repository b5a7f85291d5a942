package org.detente.web.upload;

import java.util.Optional;

/// How a file is to be read, where it leaves a choice; what is empty is guessed.
///
/// @param layer name of the layer or sheet
/// @param charset in which a text is written
/// @param separator between the cells of a text
/// @param epsg number of the system of its coordinates, if the file does not say it or says it
///   wrongly
public record Reading(
    Optional<String> layer,
    Optional<String> charset,
    Optional<Character> separator,
    Optional<Integer> epsg) {

  /// Everything is guessed.
  public static final Reading GUESSED =
      new Reading(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// Everything but the layer is guessed.
  public static Reading of(String layer) {
    return new Reading(Optional.of(layer), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
