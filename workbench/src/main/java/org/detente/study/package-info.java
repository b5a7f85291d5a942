/// Reads everything that a theatre folder holds, works out the answers to the questions in the
/// right order, and hands them to the paper. The command line and the pages in the browser both
/// stand on it. [StudyInput] and [Study] are the ways in.
package org.detente.study;
