package org.detente.theatre;

import org.detente.value.Names;

/// A community of people.
///
/// @param party id of the party that speaks for it
public record Community(String id, Names names, String party) {}
