/// Ensembles: options x futures x replications over all cores, with every finished future kept on
/// disk at once. Memory does not grow with the number of runs, an interrupted ensemble goes on
/// where it stopped, and results do not depend on the number of threads.
///
/// What is to be done is a [org.detente.ensemble.Workload], who does it a
/// [org.detente.ensemble.Workforce]: threads, or a cluster behind a
/// [org.detente.ensemble.ClusterDoor]. [org.detente.ensemble.RunMissing] brings both together with
/// what is on disk.
package org.detente.ensemble;
