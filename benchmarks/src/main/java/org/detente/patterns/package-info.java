/// Whether patterns that are known from elsewhere come out of the model: ensembles on an invented
/// theatre, and the years of a long ceasefire on a theatre that has a history. Not part of the
/// product; the paper shows the table that this package writes.
package org.detente.patterns;
