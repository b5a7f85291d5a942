/// Do incidents bring on further incidents? Self-exciting (Hawkes) processes fitted by maximum
/// likelihood: [HawkesFit] to events in time and, where known, space; [CountFit] to monthly counts
/// by place with what carries over to the place and its neighbours. Both have a simulator, so that
/// what was put in can be recovered. Pure arithmetic: nothing here reads, writes or prints.
package org.detente.selfexciting;
