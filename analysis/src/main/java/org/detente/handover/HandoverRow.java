package org.detente.handover;

import java.util.Optional;
import org.detente.value.Range;

/// A departure from a zone, over the futures in which early, at benchmark and late can be compared:
/// the benchmarks are met, and two years after the late departure lie within the run.
///
/// Ranges are 10%, 50% and 90% quantiles over futures; empty where there are none.
///
/// @param option id
/// @param zone id
/// @param met share of runs, over all futures, in which the benchmarks are met at all
/// @param compared futures in which the three departures can be compared
/// @param paired of these, futures with contact both after leaving and had internationals stayed
/// @param month in which internationals leave
/// @param incidents in the 24 months after
/// @param rate the same per 1,000 contact-person-years; futures without contact are left out
/// @param stayed incidents in the same zone and months had internationals stayed
/// @param stayedRate the same per 1,000 contact-person-years
/// @param rateDifference `rate` less `stayedRate`, future by future
public record HandoverRow(
    String option,
    String zone,
    Leaving leaving,
    double met,
    int compared,
    int paired,
    Optional<Range> month,
    Optional<Range> incidents,
    Optional<Range> rate,
    Optional<Range> stayed,
    Optional<Range> stayedRate,
    Optional<Range> rateDifference) {}
