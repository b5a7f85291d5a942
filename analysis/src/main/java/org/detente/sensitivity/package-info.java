/// Which inputs an outcome depends on: variance shares ([SobolIndices]), elementary effects
/// ([MorrisEffects]), and the designs that both need ([SaltelliDesign], [MorrisDesign],
/// [LatinHypercube]). Designs lie in the unit cube; whoever runs them maps them to ranges.
package org.detente.sensitivity;
