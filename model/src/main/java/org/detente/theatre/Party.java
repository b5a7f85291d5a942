package org.detente.theatre;

import org.detente.value.Names;

/// A party to the conflict, whose commitment to a settlement the simulation follows.
///
/// @param leverage 0..1: how far an insecure line is leverage to it; a contested mechanism
/// @param leverageSource where that reading comes from
public record Party(String id, Names names, double leverage, String leverageSource) {}
