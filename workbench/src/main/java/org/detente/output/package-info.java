/// Files that verbs write: tables, manifest, and the folder they go into as a whole or not at all.
/// Column names are a contract (`docs/interfaces.md`).
package org.detente.output;
