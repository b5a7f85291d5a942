package org.detente.pledge;

import org.detente.value.Range;

/// A decision that others must take before anybody deploys. Nobody's decision is predicted: a gate
/// is open until it is recorded as passed.
///
/// @param months what it costs once it is asked for
/// @param passed whether it is recorded as passed
public record Gate(String id, String title, Range months, boolean passed, String source) {}
