package org.detente.web.page;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.detente.completeness.Profile;
import org.detente.completeness.Provision;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.Option;
import org.detente.phrase.Phrases;
import org.detente.positions.Derivation;
import org.detente.positions.Issue;
import org.detente.positions.Positions;
import org.detente.positions.Settings;
import org.detente.theatre.Zone;

/// Forms that change what an option says by itself where its other parts leave it open: where it
/// stands on the scales of consent, and what it answers of the questions that an agreement should
/// answer.
public final class SettlingForms {

  private static final String OTHER = "other";

  private SettlingForms() {}

  // ---- settings

  /// Where the option stands on the scales of consent: for the whole theatre in rows, by place in a
  /// table.
  public static String settings(View view, Sheet sheet) {
    Option option = sheet.option();
    var f = new Form(view, sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    List<Issue> issues = view.input().positions().map(Positions::issues).orElse(List.of());
    if (issues.isEmpty()) {
      content.add(Parts.empty(view.say("options.no-scales")));
      return OptionSheet.page(view, sheet, OptionSheet.Part.SETTINGS.title(view), content);
    }
    content.add(p(view.say("options.only-where-the-option-says")).withClass("note"));
    List<Settings.Setting> told =
        Derivation.of(view.theatre(), option, issues, new Problems()).settings();
    List<Issue> whole = issues.stream().filter(i -> !i.byZone()).toList();
    if (!whole.isEmpty()) {
      content.add(h2(view.say("options.settled-for-the-theatre")));
    }
    for (Issue issue : whole) {
      content.add(
          f.choiceRow(
              "o",
              at(issue, OTHER),
              title(view, issue),
              OptionSheet.withNone(
                  view.texts().capital(follows(view, told, issue, zones -> true)),
                  levels(view, issue))));
      content.add(f.at("settings." + issue.id()));
    }
    List<Issue> local = issues.stream().filter(Issue::byZone).toList();
    if (!local.isEmpty()) {
      content.add(h2(view.say("options.settled-zone-by-zone")));
      content.add(p(view.say("options.zone-goes-first")).withClass("note"));
      content.add(byPlace(view, f, local, told));
    }
    return OptionSheet.page(
        view,
        sheet,
        OptionSheet.Part.SETTINGS.title(view),
        List.of(
            OptionSheet.sheet(
                view,
                sheet,
                f,
                OptionSheet.place(option, OptionSheet.Part.SETTINGS.slug()),
                content)));
  }

  private static DomContent byPlace(
      View view, Form f, List<Issue> issues, List<Settings.Setting> told) {
    var places = new LinkedHashMap<String, String>();
    places.put(OTHER, view.say("options.all-other-zones"));
    for (String kind : classes(view)) {
      places.put(kind, together(view, kind));
    }
    places.putAll(OptionSheet.zones(view));
    // What a file says of a place stays in sight, whatever the place is called.
    for (Issue issue : issues) {
      f.draft().keys("settings." + issue.id()).forEach(k -> places.putIfAbsent(k, view.own(k)));
    }
    var rows = new ArrayList<DomContent>();
    places.forEach(
        (place, called) -> {
          var cells = new ArrayList<DomContent>();
          cells.add(th(called).attr("scope", "row"));
          for (Issue issue : issues) {
            cells.add(
                td(
                    f.choice(
                        "o",
                        at(issue, place),
                        view.say(
                            "options.setting-in", "setting", title(view, issue), "where", called),
                        OptionSheet.withNone(
                            view.texts()
                                .capital(follows(view, told, issue, z -> lies(view, place, z))),
                            levels(view, issue)))));
          }
          rows.add(tr(each(cells.stream())));
        });
    var head = new ArrayList<DomContent>();
    head.add(th(view.say("options.zone")).attr("scope", "col"));
    issues.forEach(i -> head.add(th(title(view, i)).attr("scope", "col")));
    String called = view.say("options.settled-zone-by-zone");
    return div(table(
            caption(called).withClass("hidden"),
            thead(tr(each(head.stream()))),
            tbody(each(rows.stream()))))
        .withClass("table words grid scales")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", called);
  }

  /// What holds of a scale in some zones where nothing is said there: what the rest of the option
  /// tells, by its level where that is one.
  private static String follows(
      View view, List<Settings.Setting> told, Issue issue, Predicate<String> zones) {
    List<Settings.Setting> here =
        told.stream()
            .filter(s -> s.issue().id().equals(issue.id()))
            .filter(s -> s.zone().map(zones::test).orElse(true))
            .toList();
    Set<OptionalInt> levels =
        here.stream().map(Settings.Setting::level).collect(Collectors.toSet());
    boolean derived = here.stream().allMatch(s -> s.origin() == Settings.Origin.DERIVED);
    if (derived && levels.size() == 1) {
      return view.say(
          "options.follows-level",
          "level",
          view.own(issue.levels().get(levels.iterator().next().getAsInt()).label()));
    }
    return here.stream().allMatch(s -> s.origin() == Settings.Origin.UNKNOWN)
        ? view.say("options.nothing-tells")
        : view.say("options.follows");
  }

  private static boolean lies(View view, String place, String zone) {
    return place.equals(OTHER)
        || place.equals(zone)
        || view.theatre().zones().stream()
            .anyMatch(z -> z.id().equals(zone) && z.zoneClass().equals(place));
  }

  private static String at(Issue issue, String place) {
    return "settings." + issue.id() + "." + place;
  }

  private static String title(View view, Issue issue) {
    return view.own(Phrases.capital(issue.title()));
  }

  private static Map<String, String> levels(View view, Issue issue) {
    var levels = new LinkedHashMap<String, String>();
    issue.levels().forEach(level -> levels.put(level.name(), view.own(level.label())));
    return levels;
  }

  /// The zones of a class, by the first of them: a class has an id alone.
  private static String together(View view, String kind) {
    List<Zone> zones =
        view.theatre().zones().stream().filter(z -> z.zoneClass().equals(kind)).toList();
    return view.say(
        "options.zones-of-class",
        "first",
        view.own(zones.getFirst().names().in(view.languages())),
        "others",
        zones.size() - 1);
  }

  /// Classes that tell zones apart: of one class for all, the rest says the same.
  private static List<String> classes(View view) {
    var classes = new TreeSet<String>();
    var ids = new TreeSet<String>();
    for (Zone zone : view.theatre().zones()) {
      classes.add(zone.zoneClass());
      ids.add(zone.id());
    }
    return classes.size() < 2
        ? List.of()
        : classes.stream().filter(c -> !ids.contains(c) && !c.equals(OTHER)).toList();
  }

  // ---- provisions

  /// What the option says in so many words of the questions that an agreement should answer.
  public static String provisions(View view, Sheet sheet) {
    Option option = sheet.option();
    var f = new Form(view, sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    content.add(p(view.say("options.provisions-go-first")).withClass("note"));
    Map<String, Option.Settled> follows = new LinkedHashMap<>();
    Profile.of(view.input().catalogue(), option).answers().stream()
        .filter(a -> !option.statements().containsKey(a.provision().id()))
        .forEach(a -> follows.put(a.provision().id(), a.settled()));
    String group = "";
    for (Provision provision : view.input().catalogue().provisions()) {
      if (!provision.group().equals(group)) {
        group = provision.group();
        content.add(h2(view.own(group)));
      }
      content.add(provision(view, f, provision, Optional.ofNullable(follows.get(provision.id()))));
    }
    return OptionSheet.page(
        view,
        sheet,
        OptionSheet.Part.PROVISIONS.title(view),
        List.of(
            OptionSheet.sheet(
                view,
                sheet,
                f,
                OptionSheet.place(option, OptionSheet.Part.PROVISIONS.slug()),
                content)));
  }

  private static DomContent provision(
      View view, Form f, Provision provision, Optional<Option.Settled> follows) {
    String at = "provisions." + provision.id();
    boolean said = f.draft().at(at).isPresent();
    String name = view.own(provision.name());
    var settled = new LinkedHashMap<String, String>();
    for (Option.Settled each : Option.Settled.values()) {
      settled.put(Words.of(each), view.texts().of("options.settled", Words.of(each)));
    }
    String state = f.draft().text(at + ".status");
    String unsaid =
        follows
            .map(s -> view.say("options.follows-level", "level", settled.get(Words.of(s))))
            .orElseGet(() -> view.say("options.follows"));
    return details(
            summary(
                view.say(
                    "options.provision",
                    "name",
                    name,
                    "state",
                    settled.getOrDefault(state, unsaid))),
            p(view.own(provision.question())).withClass("what"),
            p(view.html(
                    "options.provision-is",
                    "state",
                    f.choice(
                        "o",
                        at + ".status",
                        view.say("options.provision-state", "name", name),
                        OptionSheet.withNone(unsaid, settled)),
                    "where",
                    f.inline(
                        "o", at + ".where", view.say("options.provision-where", "name", name), 24),
                    "body",
                    f.inline(
                        "o", at + ".body", view.say("options.provision-body", "name", name), 24),
                    "months",
                    f.number(
                        "o",
                        at + ".after_months",
                        view.say("options.provision-months", "name", name))))
                .withClass("sentence"),
            f.area("o", at + ".text", view.say("options.provision-text"), "", 2),
            f.at(at))
        .withClass("presence")
        .condAttr(said, "open", "open");
  }
}
