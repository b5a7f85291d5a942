package org.detente.web.begin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.detente.input.Words;
import org.detente.message.Said;
import org.detente.option.Option;
import org.detente.web.begin.Assembly.Assumption;
import org.detente.web.begin.Assembly.CommunityRow;
import org.detente.web.begin.Assembly.CorridorRow;
import org.detente.web.begin.Assembly.LineRow;
import org.detente.web.begin.Assembly.PartyRow;
import org.detente.web.begin.Assembly.PlaceRow;
import org.detente.web.begin.Assembly.ZoneRow;
import org.detente.web.message.Languages;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/// Writes the files of a theatre's folder as `docs/formats.md` describes them. Every number that
/// nobody typed says beside it that it is an assumption.
final class FolderText {

  /// The working language of a theatre that is begun here.
  static final String LANGUAGE = "en";

  private static final String NOT_SETTLED = "Not settled: to be written.";
  private static final String NOTHING_SIGNED = "Nothing is signed; things stay as they are.";
  private static final double MINED = 0.1;
  private static final double DAMAGED = 0.4;
  private static final double SEGMENT_KM = 5;
  private static final double MOST_SEGMENTS = 400;
  private final Assembly all;
  private final Sketch sketch;
  private final String id;
  private final StringBuilder yaml = new StringBuilder();
  private final TreeMap<Integer, Asked> asked = new TreeMap<>();
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private int line = 1;

  /// Where a line of `theatre.yaml` was asked for.
  ///
  /// @param field its name; empty text where no field of a form asks for it
  private record Asked(Step step, String field) {}

  FolderText(Assembly all) {
    this.all = all;
    sketch = all.sketch();
    String wanted = Ids.of(sketch.text("frame.title"));
    id = wanted.isEmpty() ? "new-theatre" : wanted;
    theatre();
    files.put("theatre.yaml", yaml.toString().getBytes(UTF_8));
    files.put("zones.geojson", zones().getBytes(UTF_8));
    files.put("lines.geojson", lines().getBytes(UTF_8));
    files.put("settlements.csv", settlements().getBytes(UTF_8));
    files.put("options/status-quo.yaml", option(false).getBytes(UTF_8));
    if (!sketch.text("review.agreement").equals("no")) {
      files.put("options/agreement-without-deployment.yaml", option(true).getBytes(UTF_8));
    }
  }

  String id() {
    return id;
  }

  SortedMap<String, byte[]> files() {
    return java.util.Collections.unmodifiableSortedMap(files);
  }

  /// The step in which a line of `theatre.yaml` was answered.
  Step step(int at) {
    return asked(at).step();
  }

  /// The field in which a line of `theatre.yaml` was answered; empty text where none was.
  String field(int at) {
    return asked(at).field();
  }

  private Asked asked(int at) {
    var entry = asked.floorEntry(at);
    return at <= 0 || entry == null ? new Asked(Step.REVIEW, "") : entry.getValue();
  }

  // ---- theatre.yaml

  private void from(Step step) {
    from(step, "");
  }

  /// What comes next was asked for in a field.
  private void from(Step step, String field) {
    asked.put(line, new Asked(step, field));
  }

  private void put(String text) {
    yaml.append(text).append('\n');
    line++;
  }

  /// A text in double quotes, for YAML and JSON alike.
  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n', '\r', '\t' -> out.append(' ');
        default -> {
          if (!Character.isISOControl(c)) {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static String names(String name) {
    return "{" + LANGUAGE + ": " + quoted(name) + "}";
  }

  private static String names(String name, Map<String, String> further) {
    var all = new StringBuilder("{" + LANGUAGE + ": " + quoted(name));
    further.forEach(
        (language, of) -> all.append(", ").append(language).append(": ").append(quoted(of)));
    return all.append('}').toString();
  }

  private void theatre() {
    from(Step.FRAME, "frame.title");
    put(
        "# Begun in the browser. Numbers marked as assumptions were put in because nobody said"
            + " otherwise.");
    put("theatre: " + id);
    put("title: " + names(sketch.or("frame.title", "New theatre")));
    from(Step.FRAME, "frame.as_of");
    put("as_of: " + sketch.or("frame.as_of", "\"\""));
    from(Step.FRAME, "frame.ceasefire_since");
    put("ceasefire_since: " + sketch.or("frame.ceasefire_since", "\"\""));
    from(Step.FRAME, "frame.horizon_months");
    put("horizon_months: " + sketch.or("frame.horizon_months", "240"));
    from(Step.FRAME, "frame.languages");
    var languages = new ArrayList<String>(List.of(LANGUAGE));
    languages.addAll(all.languages());
    put("languages: [" + String.join(", ", languages) + "]");
    from(Step.FRAME, "frame.season_peak_month");
    String season = sketch.or("frame.season_peak_month", "7");
    put("season_peak_month: " + season + (season.equals("7") ? "   # assumption" : ""));
    if (!sketch.text("frame.banner").isEmpty()) {
      from(Step.FRAME, "frame.banner");
      put("banner: " + quoted(sketch.text("frame.banner")));
    }
    from(Step.FRAME, "frame.disclaimer");
    put("disclaimer: " + quoted(sketch.or("frame.disclaimer", disclaimer())));
    from(Step.LINES, "lines.deaths.central");
    put("deaths_per_year: " + deaths());
    from(Step.FRAME);
    put("under_count: [1, 1.35, 1.6]          # assumption");
    put("displaced_factor: [0.8, 1, 1.2]      # assumption");
    put("residents_factor: [0.9, 1, 1.1]      # assumption");
    put("");
    from(Step.PARTIES);
    put("parties:");
    for (PartyRow party : all.parties()) {
      from(Step.PARTIES, "parties." + party.field() + ".name");
      put(
          "  - {id: %s, names: %s, leverage: 0, leverage_source: assumption}"
              .formatted(party.id(), names(party.name())));
    }
    from(Step.PARTIES);
    put("");
    put("communities:");
    for (CommunityRow community : all.communities()) {
      put(
          "  - {id: %s, names: %s, party: %s}"
              .formatted(community.id(), names(community.name()), party(community.party())));
    }
    put("");
    actors();
    from(Step.ZONES);
    put("zones:");
    for (int z = 0; z < all.zones().size(); z++) {
      zone(z);
    }
    from(Step.ZONES);
    put("");
    from(Step.LINES);
    put("lines:");
    all.lines().forEach(this::line);
    from(Step.LINES);
    put("");
    if (!all.corridors().isEmpty()) {
      put("corridors:");
      all.corridors().forEach(this::corridor);
      from(Step.LINES);
      put("");
    }
    from(Step.REVIEW);
    sources();
  }

  static String disclaimer() {
    return "Names say who held what at the time and imply no position on the status of any"
        + " territory.";
  }

  private String party(int index) {
    return index < 0 || index >= all.parties().size() ? "\"\"" : all.parties().get(index).id();
  }

  private String deaths() {
    double km = all.lines().stream().mapToDouble(LineRow::length_km).sum();
    double usual = Assembly.DEATHS_PER_KM * km;
    double central =
        all.number(
            Step.LINES,
            "lines.deaths.central",
            LineRows.roundedTo2(usual),
            0,
            1e7,
            Said.of("begin.field.deaths"));
    boolean typed = !sketch.text("lines.deaths.central").isEmpty();
    double low =
        all.number(
            Step.LINES,
            "lines.deaths.low",
            LineRows.roundedTo2(central / Assembly.DEATHS_FACTOR),
            0,
            1e7,
            Said.of("begin.field.fewest"));
    double high =
        all.number(
            Step.LINES,
            "lines.deaths.high",
            LineRows.roundedTo2(central * Assembly.DEATHS_FACTOR),
            0,
            1e7,
            Said.of("begin.field.most"));
    String source =
        typed
            ? sketch.or("lines.deaths.source", "assumption: typed without a source")
            : "assumption: 28 a year on 570 km of another line (N02, N03), by length, widened"
                + " fivefold either way";
    return "{low: %s, central: %s, high: %s, source: %s}"
        .formatted(Words.say(low), Words.say(central), Words.say(high), quoted(source));
  }

  private void actors() {
    put("actors:");
    for (int p = 0; p < all.parties().size(); p++) {
      PartyRow party = all.parties().get(p);
      put(
          "  - {id: %s, names: %s, role: party, party: %s, veto: yes}"
              .formatted(party.id(), names(party.name()), party.id()));
      put(
          "  - {id: army-%s, names: %s, role: %s, party: %s, acceptance: %s, acceptance_source: assumption}"
              .formatted(
                  party.id(),
                  names("Forces of " + party.name()),
                  party.deFacto() ? "local-force" : "state",
                  party.id(),
                  acceptance(p, "[0.6, 0.8, 0.95]", "[0, 0.05, 0.15]")));
      put(
          "  - {id: police-%s, names: %s, role: local-police, party: %s, acceptance: %s, acceptance_source: assumption}"
              .formatted(
                  party.id(),
                  names("Police of " + party.name()),
                  party.id(),
                  acceptance(p, "[0.5, 0.7, 0.9]", "[0.05, 0.15, 0.35]")));
    }
    put(
        "  - {id: international-mission, names: %s, role: organisation, lead_kind: un, acceptance: %s, acceptance_source: assumption}"
            .formatted(names("An international mission"), acceptance(-1, "", "[0.3, 0.5, 0.7]")));
    put("");
  }

  private String acceptance(int party, String own, String others) {
    return all.communities().stream()
        .map(c -> c.id() + ": " + (c.party() == party ? own : others))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void zone(int z) {
    ZoneRow zone = all.zones().get(z);
    from(Step.ZONES, "zones.held." + zone.key());
    put("  - id: " + zone.id());
    put("    names: " + names(zone.name(), zone.further()));
    put("    class: " + zone.zoneClass());
    put("    held_by: " + party(zone.heldBy()));
    put(
        "    modality: "
            + quoted(
                zone.heldBy() < 0
                    ? "Nobody has said who holds it."
                    : "Police and forces of " + all.parties().get(zone.heldBy()).name() + "."));
    put("    affected: " + (zone.affected() ? "yes" : "no"));
    put("    residents: " + persons(z, true));
    put("    displaced: " + persons(z, false));
    put("    police_capacity: 0.4   # assumption");
    put("    mined: " + (zone.affected() ? Words.say(MINED) : "0") + "   # assumption");
    put("    damaged: " + (zone.affected() ? Words.say(DAMAGED) : "0") + "   # assumption");
    put("    providers:");
    providers(zone.heldBy(), "      ").forEach(this::put);
    put(
        "    source: "
            + quoted(
                sketch.or("zones.source", "the file that was brought")
                    + "; capacity of police, mines and damage: assumption"));
  }

  private List<String> providers(int party, String indent) {
    if (party < 0) {
      return List.of(indent + "[]");
    }
    PartyRow who = all.parties().get(party);
    String type = who.deFacto() ? "de-facto" : "state";
    double forces = 0;
    double km = 0;
    for (LineRow line : all.lines()) {
      if (line.a() == party || line.b() == party) {
        forces += line.a() == party ? line.forcesA() : line.forcesB();
        km += line.length_km();
      }
    }
    String perKm = Words.say(km > 0 ? LineRows.roundedTo2(forces / km) : 0);
    return List.of(
        indent
            + "- {provider: police-%s, type: %s, lead: yes, hardness: police, mandate: national, tasks: [police, patrol], units: {police: {per_1000: %s}}}"
                .formatted(who.id(), type, Words.say(all.policePer1000())),
        indent
            + "- {provider: army-%s, type: %s, hardness: armed, mandate: national, tasks: [separate, protect], units: {infantry: {per_km: %s}}}"
                .formatted(who.id(), type, perKm));
  }

  private String persons(int zone, boolean residents) {
    return IntStream.range(0, all.communities().size())
        .mapToObj(
            c ->
                all.communities().get(c).id()
                    + ": "
                    + Words.say(
                        thousandths(
                            all.places().stream()
                                .filter(p -> p.zone() == zone)
                                .mapToDouble(
                                    p -> (residents ? p.residents() : p.displaced()).get(c))
                                .sum())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static double thousandths(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  private void line(LineRow row) {
    from(Step.LINES, "lines.kind." + row.id());
    put("  - id: " + row.id());
    put("    names: " + names(row.name(), row.further()));
    put("    kind: " + (row.border() ? "border" : "line-of-contact"));
    put("    length_km: " + Words.say(row.length_km()));
    double segment = Math.max(SEGMENT_KM, Math.ceil(row.length_km() / MOST_SEGMENTS));
    put("    segment_km: " + Words.say(segment));
    put("    sides: [" + party(row.a()) + ", " + party(row.b()) + "]");
    put(
        "    forces: {%s: %s, %s: %s}"
            .formatted(
                party(row.a()),
                Words.say(row.forcesA()),
                party(row.b()),
                Words.say(row.forcesB())));
    put("    incident_weight: 1   # assumption");
    boolean typed = !sketch.text("lines.forces." + row.id() + ".a").isEmpty();
    put(
        "    source: "
            + quoted(
                (sketch.text("lines.length." + row.id()).isEmpty()
                        ? "length measured on the drawing"
                        : "length as typed")
                    + "; forces: "
                    + (typed
                        ? sketch.or("lines.source", "assumption: typed without a source")
                        : "assumption: "
                            + Words.say(Assembly.FORCES_PER_KM)
                            + " per km on each side")));
  }

  private void corridor(CorridorRow row) {
    from(Step.LINES, "lines.kind." + row.id());
    put("  - id: " + row.id());
    put("    names: " + names(row.name(), row.further()));
    put("    crosses: " + zones(row.crosses()));
    put("    serves: " + zones(row.serves()));
    put("    held_by: " + party(row.heldBy()));
  }

  private String zones(List<Integer> indices) {
    return indices.stream()
        .map(z -> all.zones().get(z).id())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private void sources() {
    put("sources:");
    for (Step step : List.of(Step.ZONES, Step.LINES, Step.SETTLEMENTS)) {
      sketch
          .file(step)
          .ifPresent(
              file ->
                  put(
                      "  - {what: %s, licence: %s}"
                          .formatted(
                              quoted(capital(step.word()) + ": the file " + file),
                              quoted(
                                  sketch.or(
                                      step.word() + ".licence",
                                      "not stated: state it before passing this on")))));
    }
    for (Assumption a : all.assumptions()) {
      put(
          "  - {what: %s, licence: assumption}"
              .formatted(
                  quoted(
                      // The folder is kept, for all readers, and in English.
                      "Assumption put in at the beginning: "
                          + Languages.ENGLISH.say(a.what())
                          + ": "
                          + Languages.ENGLISH.say(a.value()))));
    }
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
  }

  // ---- shapes

  private String zones() {
    var features = new ArrayList<String>();
    for (ZoneRow zone : all.zones()) {
      features.add(feature(zone.id(), outline(zone.outline())));
    }
    return collection(features);
  }

  private String lines() {
    var features = new ArrayList<String>();
    all.lines().forEach(row -> features.add(drawn(row.id(), row.shape())));
    all.corridors().forEach(row -> features.add(drawn(row.id(), row.shape())));
    return collection(features);
  }

  private static String drawn(String id, LineString shape) {
    return feature(
        id,
        "{\"type\": \"LineString\", \"coordinates\": " + positions(shape.getCoordinates()) + "}");
  }

  private static String collection(List<String> features) {
    return "{\"type\": \"FeatureCollection\", \"features\": [\n"
        + String.join(",\n", features)
        + "\n]}\n";
  }

  private static String feature(String id, String geometry) {
    return "{\"type\": \"Feature\", \"properties\": {\"id\": "
        + quoted(id)
        + "}, \"geometry\": "
        + geometry
        + "}";
  }

  private static String outline(Geometry outline) {
    if (outline instanceof Polygon polygon) {
      return "{\"type\": \"Polygon\", \"coordinates\": " + rings(polygon) + "}";
    }
    return IntStream.range(0, outline.getNumGeometries())
        .mapToObj(g -> rings((Polygon) outline.getGeometryN(g)))
        .collect(Collectors.joining(", ", "{\"type\": \"MultiPolygon\", \"coordinates\": [", "]}"));
  }

  private static String rings(Polygon polygon) {
    var rings = new ArrayList<String>();
    rings.add(positions(polygon.getExteriorRing().getCoordinates()));
    for (int r = 0; r < polygon.getNumInteriorRing(); r++) {
      LineString ring = polygon.getInteriorRingN(r);
      rings.add(positions(ring.getCoordinates()));
    }
    return "[" + String.join(", ", rings) + "]";
  }

  private static String positions(Coordinate[] positions) {
    var text = new StringBuilder("[");
    for (int i = 0; i < positions.length; i++) {
      text.append(i == 0 ? "[" : ", [")
          .append(Words.say(positions[i].x))
          .append(", ")
          .append(Words.say(positions[i].y))
          .append(']');
    }
    return text.append(']').toString();
  }

  // ---- settlements.csv

  private String settlements() {
    var csv = new StringBuilder("id,name,zone,latitude,longitude");
    all.communities().forEach(c -> csv.append(",residents_").append(c.id()));
    all.communities().forEach(c -> csv.append(",displaced_").append(c.id()));
    csv.append(",allocated");
    all.languages().forEach(l -> csv.append(",names_").append(l));
    csv.append('\n');
    for (PlaceRow place : all.places()) {
      csv.append(cell(place.id()))
          .append(',')
          .append(cell(place.name()))
          .append(',')
          .append(place.zone() < 0 ? "" : all.zones().get(place.zone()).id())
          .append(',')
          .append(Words.say(place.degrees().y))
          .append(',')
          .append(Words.say(place.degrees().x));
      place.residents().forEach(p -> csv.append(',').append(Words.say(p)));
      place.displaced().forEach(p -> csv.append(',').append(Words.say(p)));
      csv.append(place.allocated() ? ",yes" : ",no");
      all.languages()
          .forEach(l -> csv.append(',').append(cell(place.further().getOrDefault(l, ""))));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String cell(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.indexOf(',') < 0 && plain.indexOf('"') < 0
        ? plain
        : "\"" + plain.replace("\"", "\"\"") + "\"";
  }

  // ---- options

  private String option(boolean agreement) {
    String text = quoted(agreement ? NOT_SETTLED : NOTHING_SIGNED);
    var out = new ArrayList<String>();
    out.add("# Begun in the browser: a beginning to change, not a proposal.");
    out.add("option: " + (agreement ? "agreement-without-deployment" : "status-quo"));
    out.add(
        "title: "
            + (agreement ? "\"An agreement without a deployment\"" : "\"Nothing is signed\""));
    out.add(
        "summary: "
            + (agreement
                ? "\"An agreement is signed and nobody deploys: today's providers go on. Everything"
                    + " in it is a placeholder (assumption), to be changed.\""
                : "\"The status quo: the lines stay where they are.\""));
    out.add("basis: illustrative");
    out.add("confidentiality: public");
    out.add("agreement: " + (agreement ? "yes" : "no"));
    out.add("levers: {composition: none, early_policing: no, consultation: no}");
    if (agreement) {
      out.add("");
      out.add("dates:   # assumption");
      out.add("  framework_signed: [6, 12, 24]");
      out.add("  comprehensive_agreement: [18, 30, 48]");
      out.add("");
      out.add("phases:");
      out.add(
          "  - {id: local, title: \"Local policing\", ramp: local-policing, from: 0, exit: date}");
      out.add("");
      out.add("zone_plans:");
      for (int p = 0; p < all.parties().size(); p++) {
        int party = p;
        String held =
            all.zones().stream()
                .filter(z -> z.heldBy() == party)
                .map(ZoneRow::id)
                .collect(Collectors.joining(", "));
        if (!held.isEmpty()) {
          out.add("  - zones: [" + held + "]");
          out.add("    phases:");
          out.add("      local:");
          out.addAll(providers(p, "        "));
        }
      }
    }
    out.add("");
    out.add("headings:");
    Option.Headings.PLAIN.forEach(heading -> out.add("  " + heading + ": " + text));
    out.add("  corridor: {regime: \"none\"}");
    out.add("  demining: {effort: none, text: " + text + "}");
    out.add("  housing_and_property: {effort: none, text: " + text + "}");
    out.add("  monitoring: {text: " + text + "}");
    out.add("  consultation: {in_force: no, text: " + text + "}");
    out.add(
        "  security_sector_reform: {police: none, judiciary: none, customs: none, oversight: none,"
            + " lead_months: 0, quota: no, text: "
            + text
            + "}");
    out.add("  de_facto_engagement: {channel: none, text: " + text + "}");
    out.add("  commitments:");
    out.add("    parties:");
    for (PartyRow party : all.parties()) {
      out.add("      " + party.id() + ": {floor: 0, text: " + text + "}");
    }
    out.add("    international: " + text);
    return String.join("\n", out) + "\n";
  }
}
