/// What a page shows, as HTML. A page is a function of what is there and of one reader's view; it
/// knows no server. [Pages] is the way in.
package org.detente.web.page;
