#!/usr/bin/env python3
"""Builds the validation cases: theatres of missions that really happened, and what happened.

    python3 data/cases/build.py

rewrites theatres/CASE/ for every case of cases.py, byte for byte the same from the same inputs. Python 3.9 or later, nothing else.

Coarse on purpose: no outlines or settlements of these places are at hand, so a case has a few zones with schematic outlines (rectangles along a
straight line, roughly where the place is) and places of equal size that carry the totals. What is typed in (populations, lengths, dates) stands in
cases.py with its source; strengths of missions, deaths, returns and numbers of police are read from sources/, never typed."""
import csv
import io
import json
import math
import sys
from pathlib import Path

from cases import CASES, MISSING

HERE = Path(__file__).resolve().parent
THEATRES = HERE.parents[1] / "theatres"
# Places matter: people are moved by what happens near them. Equal places of about this size, larger where there would be too many (assumption).
PLACE_SIZE = 1000
MOST_PLACES = 1500
MINORITY_PLACES = 3     # those whom the other side displaced, and the few who stayed, come from every third place (assumption)
# Deaths a year per km of a line on which a ceasefire holds: the first theatre's 28 (20 to 40) on 570 km, widened by a factor of five either way
# because nothing says that it holds elsewhere (assumption).
PER_KM = 28 / 570
WIDENING = 5
WAR_CERTAIN = 1000      # reported deaths in a year from which the year counts as one of large-scale war (the usual line of the sources)
NO_WAR_CERTAIN = 300    # below it no month can have had W04's 300: certainly none
HEADINGS = ("size_and_characteristics", "command_and_control", "logistics", "allocation_of_units", "rules_of_engagement", "contributing_states", "longevity",
            "local_forces", "sovereignty", "withdrawals", "return", "interim_status")


def rows(name):
    with open(HERE / "sources" / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def strength(mission, date, component):
    """Persons of a mission at a date, as a source reports them."""
    found = [r for r in rows("mission_strength_reported.csv") if (r["mission"], r["date"], r["component"]) == (mission, date, component) and r["value"]]
    if not found:
        sys.exit(f"no strength of {mission} {component} at {date or 'no date'}")
    return float(found[0]["value"])


def deaths(case):
    """Year -> low, best, high reported on the territory, less another conflict there where the case says so."""
    table = {int(r["year"]): [float(r[k]) for k in ("low", "best", "high")] for r in rows(f"{case['events']}__country_year_state_based_deaths_ged_v23_1.csv")}
    if "less" in case:
        name, conflicts = case["less"]
        for r in rows(name):
            if r["conflict_id"] in conflicts and int(r["year"]) in table:
                year = table[int(r["year"])]
                for i, key in enumerate(("bd_low", "bd_best", "bd_high")):
                    year[i] = max(0.0, year[i] - float(r[key]))
                year.sort()
    return table


def number(value):
    return str(int(value)) if value == int(value) else repr(round(value, 4))


def table(columns, lines):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return out.getvalue()


def text(value):
    return json.dumps(value, ensure_ascii=False)


def outlines(case):
    """Zone id -> rectangle. Zones of either side stand one above the other along a straight line from south to north; rear zones behind them."""
    lon, lat = case["at"]
    height, width = case["size"]
    boxes = {}
    for side, sign in zip(case["parties"], (-1, 1)):
        front = [z for z in case["zones"] if z["held_by"] == side and not z.get("rear")]
        rear = [z for z in case["zones"] if z["held_by"] == side and z.get("rear")]
        for column, zones in ((0, front), (1, rear)):
            for i, zone in enumerate(zones):
                x1, x2 = sorted((lon + sign * column * width, lon + sign * (column + 1) * width))
                boxes[zone["id"]] = (x1, lat + height * i / len(zones), x2, lat + height * (i + 1) / len(zones))
    return boxes


def features(items):
    lines = ",\n".join(json.dumps({"type": "Feature", "properties": {"id": i}, "geometry": g}) for i, g in items)
    return '{"type": "FeatureCollection", "features": [\n' + lines + "\n]}\n"


def polygon(box):
    x1, y1, x2, y2 = box
    return {"type": "Polygon", "coordinates": [[[x1, y1], [x2, y1], [x2, y2], [x1, y2], [x1, y1]]]}


def settlements(case, boxes):
    """Equal places on a grid. The community of the side that holds a zone lives everywhere in it; the others come from every third place."""
    communities = list(case["communities"])
    people = lambda zone: sum(zone["residents"].values()) + sum(zone["displaced"].values())
    size = max(PLACE_SIZE, sum(map(people, case["zones"])) / MOST_PLACES)
    lines = []
    for zone in case["zones"]:
        x1, y1, x2, y2 = boxes[zone["id"]]
        count = max(MINORITY_PLACES, round(people(zone) / size / MINORITY_PLACES) * MINORITY_PLACES)
        columns = max(1, round(math.sqrt(count * (x2 - x1) / (y2 - y1))))
        height = -(-count // columns)
        for i in range(count):
            column, row = i % columns, i // columns
            x, y = x1 + (x2 - x1) * (column + 0.5) / columns, y1 + (y2 - y1) * (row + 0.5) / height
            cells = []
            for what in ("residents", "displaced"):
                for c in communities:
                    everywhere = case["communities"][c][1] == zone["held_by"] and what == "residents"
                    here = 1 / count if everywhere else (MINORITY_PLACES / count if i % MINORITY_PLACES == 0 else 0)
                    cells.append(number(zone[what].get(c, 0) * here))
            lines.append([f"{zone['id']}-{i + 1}", f"{zone['name']}, part {i + 1}", zone["id"], f"{y:.4f}", f"{x:.4f}", *cells, "yes", "schematic place"])
    columns = ["id", "name", "zone", "latitude", "longitude", *(f"residents_{c}" for c in communities), *(f"displaced_{c}" for c in communities), "allocated", "note"]
    return table(columns, lines)


def presence(p, zone, scale=1.0):
    units = ", ".join(f"{unit}: {number(round(persons * scale, 1))}" for unit, persons in p.get("units", {}).items())
    parts = [f"provider: {p['provider']}", f"type: {p['type']}"] + (["lead: yes"] if p.get("lead") else [])
    parts += [f"hardness: {p['hardness']}", f"mandate: {p['mandate']}"] + ([f"roe: {p['roe']}"] if "roe" in p else [])
    parts += [f"tasks: [{', '.join(p['tasks'])}]"] + ([f"units: {{{units}}}"] if units else [])
    return "{" + ", ".join(parts) + "}"


def local(case, zone, police, army=True):
    """Local police and, where it stays, the army of the side that holds the zone."""
    side = case["parties"][zone["held_by"]] if isinstance(case["parties"], dict) else None
    share = zone["police_share"]
    present = [{"provider": side["police"], "type": side["type"], "lead": True, "hardness": "police", "mandate": "national", "tasks": ["police", "patrol"],
                "units": {"police": police * share}}]
    if army:
        present.append({"provider": side["army"], "type": side["type"], "hardness": "armed", "mandate": "national", "tasks": ["separate", "protect"],
                        "units": {"infantry": side["troops"] * zone.get("army_share", 0)}})
    return present


def police_strength(case, phase=None):
    return {side: (phase or {}).get("local_police", {}).get(side, p["police_strength"]) for side, p in case["parties"].items()}


def theatre(case, history):
    deaths_central = PER_KM * case["line_km"]
    out = [f"# Built by data/cases/build.py from data/cases; do not edit. Schematic: {case['schematic']}",
           f"theatre: {case['id']}", f"title: {{en: {text(case['title'])}}}", f"as_of: {case['as_of']}", f"ceasefire_since: {case['ceasefire_since']}",
           f"horizon_months: {case['horizon']}", "languages: [en]", f"season_peak_month: {case.get('season', 7)}",
           f"banner: {text('Validation case: a mission that really happened, drawn coarsely. Outlines and places are schematic; totals are rounded.')}",
           f"disclaimer: {text(case['disclaimer'])}",
           f"deaths_per_year: {{low: {number(round(deaths_central / WIDENING, 2))}, central: {number(round(deaths_central, 2))}, high: {number(round(deaths_central * WIDENING, 2))}, "
           "source: \"assumption: 28 a year on 570 km of another line (N02, N03), by length, widened fivefold either way\"}",
           "under_count: [1, 1.35, 1.6]", "displaced_factor: [0.8, 1, 1.2]", "residents_factor: [0.9, 1, 1.1]", "", "parties:"]
    for side, p in case["parties"].items():
        out += [f"  - {{id: {side}, names: {{en: {text(p['name'])}}}, leverage: {p.get('leverage', 0)}, leverage_source: assumption}}"]
    out += ["", "communities:"]
    for c, (name, side) in case["communities"].items():
        out += [f"  - {{id: {c}, names: {{en: {text(name)}}}, party: {side}}}"]
    out += ["", "actors:"]
    for side, p in case["parties"].items():
        own = [c for c, (_, s) in case["communities"].items() if s == side]
        accept = lambda high, low: "{" + ", ".join(f"{c}: {high if c in own else low}" for c in case["communities"]) + "}"
        out += [f"  - {{id: {side}, names: {{en: {text(p['name'])}}}, role: {p['role']}, party: {side}, veto: yes}}",
                f"  - {{id: {p['army']}, names: {{en: {text(p['army_name'])}}}, role: {'state' if p['type'] == 'state' else 'local-force'}, party: {side}, "
                f"acceptance: {accept('[0.6, 0.8, 0.95]', '[0, 0.05, 0.15]')}, acceptance_source: assumption}}",
                f"  - {{id: {p['police']}, names: {{en: {text(p['police_name'])}}}, role: local-police, party: {side}, "
                f"acceptance: {accept('[0.5, 0.7, 0.9]', '[0.05, 0.15, 0.35]')}, acceptance_source: assumption}}"]
    for actor, (name, role, kind, accepted) in case["missions"].items():
        shares = ", ".join(f"{c}: {accepted.get(c, '[0.3, 0.5, 0.7]')}" for c in case["communities"])
        out += [f"  - {{id: {actor}, names: {{en: {text(name)}}}, role: {role}, lead_kind: {kind}, acceptance: {{{shares}}}, acceptance_source: assumption}}"]
    out += ["", "zones:"]
    strengths = police_strength(case)
    for zone in case["zones"]:
        people = {what: "{" + ", ".join(f"{c}: {number(zone[what].get(c, 0))}" for c in case["communities"]) + "}" for what in ("residents", "displaced")}
        out += [f"  - id: {zone['id']}", f"    names: {{en: {text(zone['name'])}}}", f"    class: {zone.get('class', 'zone')}", f"    held_by: {zone['held_by']}",
                f"    modality: {text(zone['modality'])}", f"    affected: {'yes' if zone.get('affected', True) else 'no'}",
                f"    residents: {people['residents']}", f"    displaced: {people['displaced']}", f"    police_capacity: {zone.get('police_capacity', 0.3)}",
                f"    mined: {zone.get('mined', 0.1)}", f"    damaged: {zone.get('damaged', 0.4)}", "    providers:"]
        out += [f"      - {presence(p, zone)}" for p in local(case, zone, strengths[zone["held_by"]])]
        out += [f"    source: {text(zone['source'])}"]
    first, second = case["parties"]
    out += ["", "lines:", f"  - id: line", f"    names: {{en: {text(case['line_name'])}}}", "    kind: line-of-contact", f"    length_km: {case['line_km']}",
            f"    segment_km: {case['segment_km']}", f"    sides: [{first}, {second}]",
            f"    forces: {{{first}: {case['parties'][first]['troops']}, {second}: {case['parties'][second]['troops']}}}", "    incident_weight: 1",
            f"    source: {text(case['line_source'])}", "", "sources:",
            "  - {what: \"Deaths by year: UCDP GED 23.1 (Davies, Pettersson and Oberg 2023; Sundberg and Melander 2013), by country and year\", licence: \"CC BY 4.0\"}",
            "  - {what: \"Strengths, returns, police: single facts, the page of each in data/cases/sources\", licence: \"facts\"}",
            f"  - {{what: {text('Populations, lengths and forces: ' + case['people_source'])}, licence: \"facts\"}}"]
    return "\n".join(out) + "\n"


def headings(case, option):
    out = ["headings:"] + [f"  {h}: {text(option.get('headings', {}).get(h, option['say']))}" for h in HEADINGS]
    ssr = option.get("ssr", "none")
    out += [f"  corridor: {{regime: \"none\"}}",
            f"  demining: {{effort: {option.get('demining', 'none')}, text: {text(option['say'])}}}",
            f"  housing_and_property: {{effort: {option.get('housing', 'none')}, text: {text(option['say'])}}}",
            f"  monitoring: {{observers_per_km: {{line: {option.get('observers_per_km', 0)}}}, text: {text(option['say'])}}}",
            f"  consultation: {{in_force: no, text: {text(option['say'])}}}",
            f"  security_sector_reform: {{police: {ssr}, judiciary: {'basic' if ssr == 'full' else 'none'}, customs: none, oversight: {'basic' if ssr == 'full' else 'none'}, lead_months: 0, "
            f"quota: {'yes' if option.get('quota') else 'no'}, text: {text(option['say'])}}}",
            f"  de_facto_engagement: {{channel: {option.get('channel', 'none')}, text: {text(option['say'])}}}",
            f"  joint_military_commission: {text(option['say'])}", "  commitments:", "    parties:"]
    out += [f"      {side}: {{floor: {option.get('floor', 0)}, text: {text(option['say'])}}}" for side in case["parties"]]
    return out + [f"    international: {text(option['say'])}"]


def status_quo(case):
    option = {"say": "Nothing is signed; the line stays as it is."}
    out = ["option: status-quo", "title: \"Nothing is signed\"", f"summary: {text('What might have been without the agreement: the line stays where it was at the as-of date.')}",
           "basis: illustrative", "confidentiality: public", "agreement: no", "levers: {composition: none, early_policing: no, consultation: no}", ""]
    return "\n".join(out + headings(case, option)) + "\n"


def as_it_happened(case):
    o = case["option"]
    d = o["dates"]
    out = [f"option: {o['id']}", f"title: {text(o['title'])}", f"summary: {text(o['summary'])}", "basis: user", "confidentiality: public", "agreement: yes",
           f"levers: {{composition: {o['composition']}, early_policing: no, consultation: no}}", "", "dates:"]
    out += [f"  {name}: {value}" for name, value in zip(("framework_signed", "comprehensive_agreement", "mandate_given", "first_deployment", "full_capability"), d)]
    out += ["", "mission:", f"  lead: {o['lead']}", f"  caveats: {o.get('caveats', 0.2)}", "  includes_spoilers: " + ("yes" if o.get("includes_spoilers") else "no")]
    if "fixed_term" in o:
        out += [f"  fixed_term_months: {o['fixed_term']}"]
    out += ["", "phases:"]
    for p in o["phases"]:
        to = f", to: {p['to']}" if "to" in p else ""
        out += [f"  - {{id: {p['id']}, title: {text(p['title'])}, ramp: {p['ramp']}, from: {p['from']}{to}, exit: date}}"]
    out += ["", "line_plans:", f"  - {{line: line, separation: {'yes' if o.get('separation', True) else 'no'}, note: {text(o['summary'])}}}", "", "zone_plans:"]
    for zone in case["zones"]:
        out += [f"  - zones: [{zone['id']}]"]
        if "withdrawal" in zone:
            by, to, months = zone["withdrawal"]
            out += [f"    withdrawal: {{by: {by}, to: {to}, after_months: {months}}}"]
        if zone.get("opens"):
            out += ["    return_opens: {" + ", ".join(f"{k}: {v}" for k, v in zone["opens"].items()) + "}"]
        out += ["    phases:"]
        for p in o["phases"]:
            holder = dict(zone, held_by=zone["withdrawal"][1]) if "withdrawal" in zone and p["from"] >= zone["withdrawal"][2] else zone
            present = local(case, holder, police_strength(case, p)[holder["held_by"]], army=p.get("armies", True))
            for unit in p["international"]:
                share = zone.get("mission_share", 1 / len(case["zones"]))
                persons = {k: strength(*v) * share if isinstance(v, tuple) else v * share for k, v in unit["units"].items()}
                present.append({"type": "international", **unit, "units": persons})
            out += [f"      {p['id']}:"] + [f"        - {presence(x, zone)}" for x in present]
    out += [""] + headings(case, o)
    return "\n".join(out) + "\n"


def observed(case, by_year):
    lines = []
    first, last = case["observed"]
    source = "UCDP GED 23.1, state-based deaths on the territory by year (CC BY 4.0)" + case.get("less_note", "")
    for year in range(first, last + 1):
        low, best, high = by_year[year]
        lines.append(["deaths", year, number(best), source, f"range {number(low)} to {number(high)}"])
    for r in rows("returns_by_year.csv"):
        if case.get("returns", lambda _: False)(r):
            lines.append(["returns", r["period"], number(float(r["value"])), r["source_url"], f"{r['measure']}, {r['group']}; {r['qualifier']}" + (f"; {r['note']}" if r["note"] else "")])
    for r in rows("police_reform_milestones.csv"):
        if case.get("police", lambda _: False)(r):
            lines.append(["police_strength", r["date"][:4], number(float(r["value"])), r["source_url"], f"{r['force']}, {r['date']}, {r['qualifier']}"])
    for year in range(first, last + 1):
        best = by_year[year][1]
        if best >= WAR_CERTAIN or best < NO_WAR_CERTAIN:
            note = f"{number(best)} deaths in the year: " + ("a war by the usual line of 1,000" if best >= WAR_CERTAIN else "no month can have reached W04's 300")
            lines.append(["war", year, 1 if best >= WAR_CERTAIN else 0, source, note])
    order = ("deaths", "returns", "police_strength", "war")
    seen, kept = set(), []
    for line in sorted(lines, key=lambda x: (order.index(x[0]), int(x[1]))):
        if (line[0], int(line[1])) not in seen:      # the first row of a year is the one the source restates last
            seen.add((line[0], int(line[1])))
            kept.append(line)
    return table(["outcome", "period", "observed", "source", "note"], kept)


def build(case):
    by_year = deaths(case)
    boxes = outlines(case)
    for zone in case["zones"]:
        side = zone["held_by"]
        zone.setdefault("police_share", 1 / sum(z["held_by"] == side for z in case["zones"]))
        zone.setdefault("army_share", 0 if zone.get("rear") else 1 / sum(z["held_by"] == side and not z.get("rear") for z in case["zones"]))
    lon, lat = case["at"]
    history = [[y, *map(number, by_year[y]), "UCDP GED 23.1", "state-based deaths on the territory" + case.get("less_note", "")]
               for y in sorted(by_year) if y <= int(case["as_of"][:4]) and y not in MISSING.get(case["events"], ())]
    files = {
        "theatre.yaml": theatre(case, history),
        "zones.geojson": features((z, polygon(b)) for z, b in boxes.items()),
        "lines.geojson": features([("line", {"type": "LineString", "coordinates": [[lon, lat], [lon, lat + case["size"][0]]]})]),
        "settlements.csv": settlements(case, boxes),
        "incidents.csv": table(["year", "low", "best", "high", "source", "note"], history),
        "options/status-quo.yaml": status_quo(case),
        f"options/{case['option']['id']}.yaml": as_it_happened(case),
        "observed.csv": observed(case, by_year),
    }
    folder = THEATRES / case["id"]
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    print(f"{case['id']}: {len(case['zones'])} zones, {sum(1 for l in files['observed.csv'].splitlines()) - 1} observations")


if __name__ == "__main__":
    for each in CASES:
        build(each)
