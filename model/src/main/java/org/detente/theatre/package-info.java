/// The theatre: who lives where, who holds what, who provides security today. Immutable records,
/// read from a folder of files by `TheatreLoader`; nothing here knows any one theatre.
package org.detente.theatre;
