/// The methods on anybody's own data: `detente tool NAME`. Each verb reads tables, calls an engine
/// of the analysis module and writes JSON; no theatre is needed.
package org.detente.cli.tool;
