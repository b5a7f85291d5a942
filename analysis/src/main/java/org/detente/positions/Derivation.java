package org.detente.positions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.Option;
import org.detente.option.Option.StatedSetting;
import org.detente.positions.Settings.Origin;
import org.detente.positions.Settings.Setting;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// Finds where an option stands on the scales: what it states under `settings` first, then what its
/// other keys tell about issues of known name ([KnownIssues]). Nothing else is read into it.
public final class Derivation {

  private final Theatre theatre;
  private final Option option;
  private final KnownIssues known;
  private final Problems problems;

  private Derivation(Theatre theatre, Option option, Problems problems) {
    this.theatre = theatre;
    this.option = option;
    this.problems = problems;
    this.known = new KnownIssues(theatre, option);
  }

  /// The settings of an option.
  ///
  /// @param problems takes settings that name an issue or a level that does not exist
  public static Settings of(
      Theatre theatre, Option option, Collection<Issue> issues, Problems problems) {
    return new Derivation(theatre, option, problems).settings(issues);
  }

  private Settings settings(Collection<Issue> issues) {
    check(issues);
    var all = new ArrayList<Setting>();
    for (Issue issue : issues) {
      if (issue.byZone()) {
        theatre.zones().forEach(zone -> all.add(setting(issue, Optional.of(zone))));
      } else {
        all.add(setting(issue, Optional.empty()));
      }
    }
    return new Settings(option, all);
  }

  private void check(Collection<Issue> issues) {
    String file = theatre.folder().resolve("options").resolve(option.id() + ".yaml").toString();
    List<String> ids = issues.stream().map(Issue::id).toList();
    for (StatedSetting s : option.settings()) {
      Optional<Issue> issue = issues.stream().filter(i -> i.id().equals(s.issue())).findFirst();
      if (issue.isEmpty()) {
        problems.add(
            file, s.line(), "no issue has the id " + s.issue(), Words.advice(s.issue(), ids));
        continue;
      }
      if (s.place().isPresent() && !issue.get().byZone()) {
        problems.add(
            file,
            s.line(),
            s.issue() + " is settled for the theatre, not for " + s.place().get(),
            "write one level");
      }
      if (issue.get().level(s.level()).isEmpty()) {
        problems.add(
            file,
            s.line(),
            s.issue() + " has no level " + s.level(),
            Words.advice(s.level(), issue.get().names()));
      }
    }
  }

  private Setting setting(Issue issue, Optional<Zone> zone) {
    Optional<String> id = zone.map(Zone::id);
    Optional<StatedSetting> stated = stated(issue, zone);
    if (stated.isPresent()) {
      OptionalInt level = issue.level(stated.get().level());
      return new Setting(issue, id, level, Origin.STATED, "settings, line " + stated.get().line());
    }
    KnownIssues.Told told = known.tell(issue, zone);
    OptionalInt level = told.level(issue);
    return new Setting(
        issue, id, level, level.isPresent() ? Origin.DERIVED : Origin.UNKNOWN, told.because());
  }

  /// The zone itself goes before its class, and both before the rest.
  private Optional<StatedSetting> stated(Issue issue, Optional<Zone> zone) {
    List<StatedSetting> here =
        option.settings().stream().filter(s -> s.issue().equals(issue.id())).toList();
    for (Optional<String> place :
        List.of(zone.map(Zone::id), zone.map(Zone::zoneClass), Optional.<String>empty())) {
      Optional<StatedSetting> found =
          here.stream().filter(s -> s.place().equals(place)).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
