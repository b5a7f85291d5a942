package org.detente.paper;

import java.util.OptionalInt;

/// A chapter of the paper by itself.
///
/// @param id of its element, for links to it
/// @param question 1 to 10 that it answers; empty for what answers none
/// @param title as in the contents
/// @param html an element, well-formed as XML, without styles or scripts inside
public record PaperSection(String id, OptionalInt question, String title, String html) {}
