/// The map through time: what of a theatre does not move, and what an option changes month by
/// month, as one audience may see it. Knows no server and no page.
package org.detente.web.map;
