/// Work that takes longer than a request: runs of the main job, kept in the data folder. [Runs] is
/// the way in.
package org.detente.web.work;
