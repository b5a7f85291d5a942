/// Runs on Apache Spark. [org.detente.cluster.SparkDoor] opens a
/// [org.detente.cluster.SparkWorkforce], which sends the work to every worker once, numbers of
/// pieces in small batches, and hands the figures over as they come back. Nothing in the program
/// knows this package: it is found as a service.
package org.detente.cluster;
