/// A theatre from nothing: what was answered so far and the files that were brought ([Sketch]), and
/// the theatre's folder that can be made of them ([Assembly]). What is missing is stood in for by
/// named assumptions; whether the folder is right is for the loaders to say.
package org.detente.web.begin;
