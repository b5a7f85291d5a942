/// The discussion paper: one self-contained HTML page, drafted from results, in the order of the
/// questions. It opens with the answer, names the assumption that decides it, and prints what each
/// figure rests on. The same inputs give the same bytes.
package org.detente.paper;
