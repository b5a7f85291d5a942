/// Small values that every other package speaks in: ranges and names.
package org.detente.value;
