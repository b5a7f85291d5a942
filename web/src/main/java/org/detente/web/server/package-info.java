/// The server: addresses, headers, who may ask for what. [Workbench] is the way in.
package org.detente.web.server;
