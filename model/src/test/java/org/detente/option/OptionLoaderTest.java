package org.detente.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.detente.input.InputException;
import org.detente.input.Problems;
import org.detente.option.Option.Effort;
import org.detente.option.Option.Reform;
import org.detente.option.Option.StatedSetting;
import org.detente.option.Option.ZonePlan;
import org.detente.testkit.TinyTheatre;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.ForceLevel;
import org.detente.theatre.Presence.Task;
import org.detente.theatre.Presence.UnitType;
import org.detente.theatre.Theatre;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: an option says in memory what its file says.
class OptionLoaderTest {

  private final Theatre theatre = TinyTheatre.theatre();
  private final Option mission = TinyTheatre.option(TinyTheatre.MISSION);

  @Test
  void optionsComeInTheOrderOfTheirNames() {
    assertThat(TinyTheatre.options())
        .extracting(Option::id)
        .containsExactly(
            TinyTheatre.WITHOUT_DEPLOYMENT, TinyTheatre.MISSION, TinyTheatre.STATUS_QUO);
    assertThat(TinyTheatre.load().statusQuo().id()).isEqualTo(TinyTheatre.STATUS_QUO);
  }

  @Test
  void theStatusQuoPlansNothing() {
    Option subject = TinyTheatre.option(TinyTheatre.STATUS_QUO);

    assertThat(subject.agreement()).isFalse();
    assertThat(subject.dates()).isEmpty();
    assertThat(subject.mission()).isEmpty();
    assertThat(subject.phases()).isEmpty();
    assertThat(subject.zonePlans()).isEmpty();
    assertThat(subject.headings().text()).isNotEmpty();
  }

  @Test
  void withoutAMissionThereAreTwoDates() {
    Option subject = TinyTheatre.option(TinyTheatre.WITHOUT_DEPLOYMENT);

    assertThat(subject.mission()).isEmpty();
    Option.Dates dates = subject.dates().orElseThrow();
    assertThat(dates.comprehensiveAgreement()).isEqualTo(new Range(18, 30, 48));
    assertThat(dates.firstDeployment()).isEmpty();
  }

  @Test
  void zonesAreAddressedByIdAndByClassEachOnce() {
    assertThat(mission.zonePlans())
        .containsOnlyKeys("hollow-pass", "upper-vale", "mill-plain", "east-bank");
    mission.zonePlans().forEach((zone, plan) -> assertThat(plan.zone()).isEqualTo(zone));
    assertThat(mission.zonePlans().get("upper-vale").phases())
        .isEqualTo(mission.zonePlans().get("hollow-pass").phases());
  }

  @Test
  void aPlanHoldsWithdrawalReturnAndPresences() {
    ZonePlan plain = mission.zonePlans().get("mill-plain");

    assertThat(plain.withdrawal())
        .contains(new Option.Withdrawal("side-a", "side-b", new Range(6, 12, 24), List.of()));
    assertThat(plain.crossSideReturn()).contains(Range.exactly(48));
    assertThat(plain.beforeDeployment().orElseThrow()).hasSize(1);
    assertThat(plain.phases()).containsOnlyKeys("interposition", "mixed-police", "local");
    Presence concord = plain.phases().get("interposition").getFirst();
    assertThat(concord.lead()).isTrue();
    assertThat(concord.roe()).isEqualTo(ForceLevel.DEFENCE_OF_MANDATE);
    assertThat(concord.tasks())
        .containsExactly(Task.SEPARATE, Task.PATROL, Task.PROTECT, Task.DEMINE);
    assertThat(concord.units().get(UnitType.ENGINEERS)).isEqualTo(new Presence.Strength(30, 0, 0));
    assertThat(concord.units().get(UnitType.INFANTRY)).isEqualTo(new Presence.Strength(0, 8, 4));
    assertThat(plain.phases().get("mixed-police").get(1).units())
        .containsKey(UnitType.FORMED_POLICE);
  }

  @Test
  void headingsKeepTheirTextAndTheWordsTheSimulationReads() {
    Option.Headings headings = mission.headings();

    assertThat(headings.corridorProvider()).contains("concord");
    assertThat(headings.demining()).isEqualTo(Effort.AGENCY);
    assertThat(headings.police()).isEqualTo(Reform.FULL);
    assertThat(headings.observersPerKm()).containsEntry("north-border", 0.05);
    assertThat(headings.commitmentFloors()).containsEntry("side-a", 0.3);
    assertThat(headings.text())
        .hasSize(23)
        .containsEntry("longevity", "Eight years from first deployment.")
        .containsEntry("corridor", "Vale Road is held by the mission.")
        .containsEntry("commitments.parties.side-b", "Keeps the army behind the bank.")
        .containsKey("commitments.international");
  }

  @Test
  void oneOptionCanBeReadAlone() {
    var problems = new Problems();
    Path file = TinyTheatre.folder().resolve("options/concord-mission.yaml");

    assertThat(OptionLoader.load(file, theatre, problems)).contains(mission);
    assertThat(OptionLoader.loadAll(theatre, problems)).isEqualTo(TinyTheatre.options());
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void whoAsksForARightFolderGetsAllMistakesInTheException() {
    assertThatThrownBy(() -> TheatreFolder.load(Path.of("nowhere")))
        .isInstanceOf(InputException.class)
        .hasMessage("nowhere: there is no such folder; give the path of a theatre folder");
    assertThat(TheatreFolder.load(Path.of("nowhere"), new Problems())).isEqualTo(Optional.empty());
  }

  @Test
  void settingsAreOneLevelOrOneByPlace(@TempDir Path temporary) {
    Path copy =
        TinyTheatre.copyWith(
            temporary,
            "options/concord-mission.yaml",
            "headings:",
            "settings: {status: open, lead: {mill-plain: shared, inner: ours, other: theirs}}\nheadings:");

    Option option = TheatreFolder.load(copy).options().get(1);

    assertThat(option.settings())
        .extracting(StatedSetting::issue, s -> s.place().orElse("-"), StatedSetting::level)
        .containsExactly(
            tuple("status", "-", "open"),
            tuple("lead", "mill-plain", "shared"),
            tuple("lead", "inner", "ours"),
            tuple("lead", "-", "theirs"));
    assertThat(option.settings()).allMatch(s -> s.line() > 0);
  }
}
