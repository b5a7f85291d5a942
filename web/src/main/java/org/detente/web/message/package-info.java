/// What the workbench says to people, in the language of whoever reads: message files, the grammar
/// of their entries, languages and which are switched on, figures and dates as a language writes
/// them.
package org.detente.web.message;
