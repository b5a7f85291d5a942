/// The languages that readers of the pages may choose among and the message files of the pages;
/// what was sent and cannot be taken, for whoever reads.
package org.detente.web.message;
