/// What the program says to people, in the language of whoever reads: message files, the grammar of
/// their entries, figures and dates as a language writes them. The paper's texts are its own; other
/// modules add theirs.
package org.detente.message;
