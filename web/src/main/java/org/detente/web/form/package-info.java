/// What people type: drafts of files that may still have mistakes, written so that every mistake
/// the loaders find can be told at the field where it was typed. [Draft] is the way in.
package org.detente.web.form;
