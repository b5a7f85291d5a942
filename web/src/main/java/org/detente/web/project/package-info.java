/// Theatres that are worked on: every state that their files were ever in, kept in a database, and
/// the newest of them laid out as a folder that the loaders read. [Projects] is the way in.
package org.detente.web.project;
