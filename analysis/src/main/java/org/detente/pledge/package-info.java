/// Who might serve: the catalogue of units, contributors, what each has pledged, and rules of
/// composition, as a theatre folder states them. Values and the reader of their files; what can be
/// made of them is worked out in `staffing`.
package org.detente.pledge;
