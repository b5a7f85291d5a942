package org.detente.improvement;

import java.util.Map;
import java.util.Optional;
import org.detente.option.Option.Channel;
import org.detente.option.Option.Effort;
import org.detente.option.Option.Headings;
import org.detente.option.Option.Reform;

/// Headings of an option being changed.
final class HeadingsDraft {

  private final Headings base;
  Optional<String> corridor;
  Effort demining;
  Effort housing;
  Map<String, Double> observers;
  boolean consultation;
  Reform police;
  Reform judiciary;
  int reformLead;
  boolean quota;
  Channel engagement;
  Map<String, Double> floors;

  HeadingsDraft(Headings base) {
    this.base = base;
    corridor = base.corridorProvider();
    demining = base.demining();
    housing = base.housing();
    observers = base.observersPerKm();
    consultation = base.consultation();
    police = base.police();
    judiciary = base.judiciary();
    reformLead = base.reformLeadMonths();
    quota = base.recruitmentQuota();
    engagement = base.deFactoEngagement();
    floors = base.commitmentFloors();
  }

  Headings headings() {
    return new Headings(
        corridor,
        demining,
        housing,
        observers,
        consultation,
        police,
        judiciary,
        base.customs(),
        base.oversight(),
        reformLead,
        quota,
        engagement,
        floors,
        base.text());
  }
}
