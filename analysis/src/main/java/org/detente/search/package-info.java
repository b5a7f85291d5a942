/// Search for good decisions where several objectives pull in different directions: an evolutionary
/// search ([Search]) that keeps every trade-off worth telling apart, the exact measure of how good
/// a set of trade-offs is ([Hypervolume]), and problems with known answers to test both on.
///
/// The search proposes candidates and is told what they are worth; who evaluates them, on how many
/// threads, is the caller's business. All objectives are minimised.
package org.detente.search;
