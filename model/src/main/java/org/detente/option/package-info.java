/// Planning options: who would keep whom safe, where, from when, until when, and everything else
/// that an option has to say. Immutable records, read by `OptionLoader`.
package org.detente.option;
