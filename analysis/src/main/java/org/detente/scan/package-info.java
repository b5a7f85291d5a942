/// Where and when are there more incidents than chance would have it? Kulldorff's scan statistics:
/// circles around places, spans of time, the likelihood ratio of the window that stands out most,
/// and a p-value from repetitions under chance. [ScanStatistic] is the way in. Pure arithmetic:
/// nothing here reads, writes or prints.
package org.detente.scan;
