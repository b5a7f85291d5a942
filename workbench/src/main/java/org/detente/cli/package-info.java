/// The command line: reads options, calls engines, writes files. The only place where all parts are
/// wired together.
package org.detente.cli;
