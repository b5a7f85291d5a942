/// What can be done to a theatre and its options, for pages and for programs alike: what is looked
/// at, what is compared with what was there before, what is kept. [OptionChanges] is the way in.
package org.detente.web.change;
