/// How results are put into words and figures: words with fixed meanings, and one rule for every
/// number that people read. Knows no result, no theatre and no picture.
package org.detente.phrase;
