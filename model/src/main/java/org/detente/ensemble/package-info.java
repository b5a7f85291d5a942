/// Ensembles: options x futures x replications over all cores, with every finished future kept on
/// disk at once. Memory does not grow with the number of runs, an interrupted ensemble goes on
/// where it stopped, and results do not depend on the number of threads.
package org.detente.ensemble;
