#!/usr/bin/env python3
"""Builds the theatre of Nagorny Karabakh, mid-2015.

    python3 data/karabakh-2015/build.py

rewrites theatres/karabakh-2015/ (theatre.yaml, zones.geojson, lines.geojson, settlements.csv, incidents.csv, observed.csv, paired-inputs.csv,
criteria.yaml, precedents.csv, issues.csv, positions.csv, units.yaml, contributors.csv, pledges.csv, policies.csv and options/*.yaml), byte for byte the same from the same inputs. Python 3.9 or later, nothing else. It checks its own totals, prints what it
made, and stops with a message and exit code 1 when something does not add up; then nothing is written.

Read: the source files (districts.geojson, line-of-contact.geojson, settlements.csv, demography.csv, karabakh__*.csv; see README.md), and
what people wrote: zones.csv (class, holder and modality of each zone), classes.csv (assumptions by class), places.csv (double names, towns'
shares), actors.csv, paired-inputs.csv, criteria.yaml, precedents.csv, theatre-head.yaml, theatre-tail.yaml, units.yaml, options.py (the planning options),
positions.py (scales and positions) and staffing.py (who might contribute, from countries.csv and two tables of contributions).

The rules of allocation are explained in docs/data/karabakh-2015.md; their figures stand at the head of this file.
"""
import csv
import io
import json
import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "theatres" / "karabakh-2015"
COMMUNITIES = ("armenian", "azerbaijani")
LANGUAGES = ("az", "hy", "ru")

# ---------------------------------------------------------------- figures of the allocation (sources: docs/data/karabakh-2015.md)
RESIDENTS_2015 = 145_053          # de facto census of 1 December 2015, all nationalities (N08)
# De facto regions that span several zones: shares are assumptions. Region of demography.csv -> zone -> share.
REGION_SHARES = {
    "NKR Askeran region": {"nkao-askeran": 0.95, "agdam-west": 0.05},
    "NKR Hadrut region": {"nkao-hadrut": 0.96, "jebrail": 0.02, "fizuli-west": 0.02},
    "NKR Kashatagh region": {"lachin": 0.6, "kubatly": 0.2, "zangelan": 0.2},
    "NKR Martakert region": {"nkao-mardakert-held": 1.0},
    "NKR Martuni region": {"nkao-martuni-held": 1.0},
    "NKR Shahumyan region": {"kelbajar": 1.0},
    "NKR Shushi region": {"nkao-shusha": 1.0},
    "Stepanakert": {"nkao-stepanakert": 1.0},
}
DISPLACED_AZERBAIJANI = 600_000   # N10
FORMER_OBLAST = 40_000            # N11 and the paper
STEPANAKERT_SHARE = 0.10          # of those from the former oblast; no census split seen (assumption, 0 to 0.2)
WEST_SHARE = 0.95                 # of the displaced of Agdam and Fizuli: from the part beyond the line (assumption, 0.9 to 1)
OUTSIDE_OBLAST = {                # names in the registration of 2000
    "Fizuli": {"fizuli-west": WEST_SHARE, "fizuli-east": 1 - WEST_SHARE},
    "Agdam": {"agdam-west": WEST_SHARE, "agdam-east": 1 - WEST_SHARE},
    "Lachin": {"lachin": 1}, "Kelbajar": {"kelbajar": 1}, "Jebrail": {"jebrail": 1}, "Kubatly": {"kubatly": 1}, "Zangelan": {"zangelan": 1},
    "Terter": {"terter": 1}, "Agjabedi": {"agjabedi": 1},
}
AS_REGISTERED = ("Terter", "Agjabedi")   # not scaled
MARDAKERT_1979 = 44_586           # census, both parts; nationality split not seen
GOYGOL_2009 = 57_191              # census; the only district outside the former oblast with one
RESETTLED = 0.5                   # Shahumyan and east Mardakert: part of the Goygol figure per place (assumption)
SMALL_PLACE_ARMENIA = 150         # residents of a place of Armenia without a figure (assumption, 0 to 500)
SMALLEST_VILLAGE = 60             # residents of sparsely resettled districts are gathered into villages of at least so many
TROOPS_EACH_SIDE = 20_000         # N15 and the paper's 40,000 on both lines
POLICE_PER_1000 = 2.3             # F02; no figure found for any police of the theatre
LINES = {"loc": ("loc-refined", 260), "border": ("border-north", 310)}
EXCLUDED_FIGURES = {"Khojaly District": "the figure is that of a district, or older than 1992"}
INCIDENT_YEARS = range(1994, 2016)
OBSERVED_YEARS = range(2016, 2021)
NO_WAR_CERTAIN, WAR_CERTAIN = 300, 1000   # reported deaths in a year; between them nobody can tell from the year alone


def fail(message):
    sys.exit("build.py: " + message)


def check(right, message):
    if not right:
        fail(message)


def rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


# ---------------------------------------------------------------- geometry: a local projection in km, as the program uses it
class Projection:
    RADIUS_KM = 6371.0088

    def __init__(self, shapes):
        positions = [p for s in shapes for ring in rings(s) for p in ring]
        lon, lat = [p[0] for p in positions], [p[1] for p in positions]
        self.lon, self.lat = (min(lon) + max(lon)) / 2, (min(lat) + max(lat)) / 2
        self.scale = math.cos(math.radians(self.lat))

    def km(self, p):
        return (self.RADIUS_KM * self.scale * math.radians(p[0] - self.lon), self.RADIUS_KM * math.radians(p[1] - self.lat))


def rings(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def to_segment(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    t = 0 if length2 == 0 else max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def to_line(p, line):
    return min(to_segment(p, a, b) for a, b in zip(line, line[1:]))


def inside(p, area):
    hit = False
    for ring in area:
        for a, b in zip(ring, ring[1:]):
            if (a[1] > p[1]) != (b[1] > p[1]) and p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0]:
                hit = not hit
    return hit


def to_area(p, area):
    return 0.0 if inside(p, area) else min(to_line(p, ring) for ring in area)


def rounded(coordinates):
    """Five decimals (about a metre); positions that coincide afterwards are joined."""
    if isinstance(coordinates[0], (int, float)):
        return [round(coordinates[0], 5), round(coordinates[1], 5)]
    inner = [rounded(c) for c in coordinates]
    if isinstance(inner[0][0], float):
        inner = [p for i, p in enumerate(inner) if i == 0 or p != inner[i - 1]]
    return inner


def pieces(line, count):
    """Middles of `count` pieces of equal length."""
    lengths = [math.dist(a, b) for a, b in zip(line, line[1:])]
    total, middles = sum(lengths), []
    for i in range(count):
        rest, j = total * (i + 0.5) / count, 0
        while j < len(lengths) - 1 and rest > lengths[j]:
            rest -= lengths[j]
            j += 1
        t = rest / lengths[j]
        a, b = line[j], line[j + 1]
        middles.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return middles


# ---------------------------------------------------------------- sharing out whole persons
def share_out(total, weights):
    """Whole numbers that sum to `total`, in proportion (largest remainders first, then the order given)."""
    sum_of_weights = sum(weights.values())
    check(sum_of_weights > 0 or total == 0, "nothing to share by")
    exact = {k: total * w / sum_of_weights if sum_of_weights else 0 for k, w in weights.items()}
    whole = {k: math.floor(x) for k, x in exact.items()}
    left = total - sum(whole.values())
    for k in sorted(exact, key=lambda k: (whole[k] - exact[k], list(weights).index(k)))[:left]:
        whole[k] += 1
    return whole


# ---------------------------------------------------------------- the build
def load():
    zones = rows("zones.csv")
    shapes = {f["properties"]["id"]: f for f in json.loads((HERE / "districts.geojson").read_text("utf-8"))["features"]}
    drawn = {f["properties"]["id"]: f for f in json.loads((HERE / "line-of-contact.geojson").read_text("utf-8"))["features"]}
    settlements = rows("settlements.csv")
    used = {s["zone_id"] for s in settlements}
    ids = [z["id"] for z in zones]
    check(len(ids) == len(set(ids)), "zones.csv: a zone stands twice")
    check(set(ids) == used, f"zones.csv and settlements.csv differ: {set(ids) ^ used}")
    for z in zones:
        geometry = shapes[z["id"]]["geometry"]
        z["geometry"] = {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}
        z["names"] = {"en": z["name_en"], **{x: shapes[z["id"]]["properties"].get("name_" + x) for x in LANGUAGES}}
        z["names"] = {x: n for x, n in z["names"].items() if n and in_script(x, n)}
    return zones, drawn, settlements


def in_script(language, text):
    return {"az": True, "hy": bool(re.search("[\u0531-\u0587]", text)), "ru": bool(re.search("[\u0400-\u04ff]", text))}[language] \
        if language != "en" else True


def demography():
    d = rows("demography.csv")

    def one(**wanted):
        found = [r for r in d if all(r[k] == v for k, v in wanted.items())]
        check(len(found) == 1, f"demography.csv: {len(found)} rows for {wanted}")
        return int(float(found[0]["value"]))
    return one


def zone_residents(one, zones, settlements):
    """Zone totals of residents by community, and those places whose own figure is taken."""
    total, own = {z["id"]: {c: 0 for c in COMMUNITIES} for z in zones}, {}
    by_zone = {z["id"]: [s for s in settlements if s["zone_id"] == z["id"]] for z in zones}
    names = {p["key_town"]: p for p in rows("places.csv")}

    # the former oblast and the seven districts: regions of 2013 brought to the total of 2015
    weights = {}
    for region, shares in REGION_SHARES.items():
        check(abs(sum(shares.values()) - 1) < 1e-9, "shares of " + region)
        people = one(area=region, year="2013", kind="nkr_estimate", group="total")
        for zone, share in shares.items():
            weights[zone] = weights.get(zone, 0) + people * share
    for zone, people in share_out(RESIDENTS_2015, weights).items():
        total[zone]["armenian"] = people
        for s in by_zone[zone]:
            if s["population"] and s["name_en"] not in EXCLUDED_FIGURES and int(s["population"]) <= people / 2 \
                    and names.get(s["key_town"], {"use_figure": "yes"})["use_figure"] == "yes" and zone_of_class(zones, zone) in ("former-oblast", "strategic"):
                own[s["id"]] = int(s["population"])

    # everywhere else: places with a figure keep it, the others get an assumed one
    goygol = by_zone["goygol"]
    known = sum(int(s["population"]) for s in goygol if s["population"])
    village = (GOYGOL_2009 - known) / sum(1 for s in goygol if not s["population"])
    check(one(zone_id="goygol", year="2009", kind="az_census", group="total") == GOYGOL_2009, "Goygol 2009")
    assumed = {}
    for z in zones:
        if z["id"] in weights:
            continue
        community = "armenian" if z["class"].endswith("-armenia") else "azerbaijani"
        each = SMALL_PLACE_ARMENIA if community == "armenian" else village * (RESETTLED if z["affected"] == "yes" else 1)
        places = by_zone[z["id"]]
        for s in places:
            if s["population"]:
                own[s["id"]] = int(s["population"])
        rest = round(each * sum(1 for s in places if not s["population"]))
        assumed[z["id"]] = rest
        total[z["id"]][community] = sum(own.get(s["id"], 0) for s in places) + rest
    check(abs(total["goygol"]["azerbaijani"] - GOYGOL_2009) <= 1, "Goygol does not give its census total")
    check(sum(t["armenian"] for z, t in total.items() if z in weights) == RESIDENTS_2015, "residents of 2015")
    return total, own, village


def zone_of_class(zones, zone):
    return next(z["class"] for z in zones if z["id"] == zone)


def zone_displaced(one, zones, settlements):
    total = {z["id"]: {c: 0 for c in COMMUNITIES} for z in zones}
    az = lambda zone: one(zone_id=zone, year="1979", kind="census", group="azerbaijani", unit="persons", area=AREA_1979[zone])
    all_ = lambda zone: one(zone_id=zone, year="1979", kind="census", group="total", area=AREA_1979[zone])
    rural = ("nkao-askeran", "nkao-martuni-held", "nkao-hadrut")
    rural_share = sum(map(az, rural)) / sum(map(all_, rural))
    weights = {z: az(z) for z in ("nkao-shusha", *rural)}
    check(one(zone_id="nkao-mardakert-held", year="1979", kind="census", group="total") == MARDAKERT_1979, "Mardakert 1979")
    weights["nkao-mardakert-held"] = MARDAKERT_1979 * rural_share
    city = round(FORMER_OBLAST * STEPANAKERT_SHARE)
    from_oblast = {**share_out(FORMER_OBLAST - city, weights), "nkao-stepanakert": city}

    registered = {a: one(area=a, year="2000", kind="displaced_by_origin") for a in OUTSIDE_OBLAST}
    fixed = sum(registered[a] for a in AS_REGISTERED)
    scaled = share_out(DISPLACED_AZERBAIJANI - FORMER_OBLAST - fixed, {a: n for a, n in registered.items() if a not in AS_REGISTERED})
    scaled.update({a: registered[a] for a in AS_REGISTERED})
    for zone, n in from_oblast.items():
        total[zone]["azerbaijani"] += n
    for area, shares in OUTSIDE_OBLAST.items():
        for zone, n in share_out(scaled[area], shares).items():
            total[zone]["azerbaijani"] += n

    total["shahumyan"]["armenian"] = one(zone_id="shahumyan", kind="displaced_by_origin", group="armenian")
    places = {z: sum(1 for s in settlements if s["zone_id"] == z) for z in ("nkao-mardakert-held", "nkao-mardakert-east")}
    east = places["nkao-mardakert-east"] / sum(places.values())
    total["nkao-mardakert-east"]["armenian"] = round(MARDAKERT_1979 * east * (1 - rural_share))
    check(sum(t["azerbaijani"] for t in total.values()) == DISPLACED_AZERBAIJANI, "displaced of the Azerbaijani community")
    check(sum(total[z]["azerbaijani"] for z in from_oblast) == FORMER_OBLAST, "displaced from the former oblast")
    return total, sum(n for a, n in registered.items())


AREA_1979 = {
    "nkao-shusha": "Shusha district (NKAO)", "nkao-askeran": "Askeran district (NKAO)", "nkao-hadrut": "Hadrut district (NKAO)",
    "nkao-martuni-held": "Martuni district (NKAO), whole",
}


def allocate(zones, settlements, residents, own, displaced, projection, lines_km):
    """Zone totals over settlements, in whole persons."""
    names = {p["key_town"]: p for p in rows("places.csv")}
    out, dropped = [], 0
    for z in zones:
        zone = z["id"]
        places = [s for s in settlements if s["zone_id"] == zone]
        for s in places:
            p = projection.km((float(s["lon"]), float(s["lat"])))
            s["km"] = [to_line(p, line) for line in lines_km.values()]
        placed = {s["id"]: {"r": {c: 0 for c in COMMUNITIES}, "d": {c: 0 for c in COMMUNITIES}, "given": False} for s in places}
        for c in COMMUNITIES:
            if residents[zone][c]:
                share_residents(z, places, placed, residents[zone][c], own, c)
            if displaced[zone][c]:
                share_displaced(places, placed, displaced[zone][c], names, c, zone)
            check(sum(x["r"][c] for x in placed.values()) == residents[zone][c], f"residents of {zone}, {c}")
            check(sum(x["d"][c] for x in placed.values()) == displaced[zone][c], f"displaced of {zone}, {c}")
        for s in places:
            x = placed[s["id"]]
            local = {}
            for language in LANGUAGES:
                text = s["name_" + language]
                if text and in_script(language, text):
                    local[language] = text
                dropped += bool(text) and language not in local
            name = names.get(s["key_town"], {"name": s["key_town"]})["name"] or s["name_en"]
            allocated = "no" if x["given"] and not any(x["d"].values()) else "yes"
            notes = []
            if s["id"] in own and x["given"]:
                notes.append("residents: " + s["population_source"] + ", year unknown")
            if s["zone_offset_km"]:
                notes.append("outside of the coarse outline, nearest zone taken")
            if s["control_uncertain"] == "y":
                notes.append("within 3 km of the estimated line: holder uncertain")
            out.append([s["id"], name, zone, f"{float(s['lat']):.5f}", f"{float(s['lon']):.5f}",
                        *(x["r"][c] for c in COMMUNITIES), *(x["d"][c] for c in COMMUNITIES), allocated,
                        *(local.get(language, "") for language in LANGUAGES), f"{min(s['km']):.1f}", "; ".join(notes)])
    return out, dropped


def share_residents(zone, places, placed, total, own, community):
    given = {s["id"]: own[s["id"]] for s in places if s["id"] in own}
    for i, n in given.items():
        placed[i]["r"][community], placed[i]["given"] = n, True
    rest = total - sum(given.values())
    others = [s for s in places if s["id"] not in given]
    if not others or not rest:
        check(rest == 0, f"{zone['id']}: {rest} residents have no place")
        return
    if zone["class"] in ("former-oblast", "shared-town", "strategic", "surrounding-returned"):
        # towns first, then places far from the line, in villages of a size at which people live
        town = lambda s: bool(s["key_town"]) and s["key_town"] not in NOT_RESETTLED
        far = sorted(others, key=lambda s: (not town(s), -min(s["km"]), s["id"]))
        keep = max(1, min(len(far), int(rest / SMALLEST_VILLAGE) - 7 * sum(map(town, far))))
        weights = {s["id"]: TOWN_WEIGHT.get(zone["id"], 8) if town(s) else 1 for s in far[:keep]}
    else:
        weights = {s["id"]: 1 for s in others}
    for i, n in share_out(rest, weights).items():
        placed[i]["r"][community] = n


# Weight of a town among villages of weight 1. Shusha: 3,900 of 5,599 residents lived in the town; Stepanakert: the zone is the city.
NOT_RESETTLED = ("Agdam", "Fizuli", "Jebrail")   # towns that get no preference (assumption)
TOWN_WEIGHT = {"nkao-shusha": 58, "nkao-stepanakert": 1000, "kelbajar": 8}


def share_displaced(places, placed, total, names, community, zone):
    if zone == "shahumyan":   # the source speaks of 23 villages: those with an Armenian name
        places = [s for s in places if s["name_hy"]]
        check(len(places) == 23, "Shahumyan has 23 places with an Armenian name")
    towns = {s["id"]: float(names[s["key_town"]]["displaced_town_share"]) for s in places if s["key_town"] in names}
    share = min(1.0, sum(towns.values()))
    villages = [s["id"] for s in places if s["id"] not in towns]
    weights = dict(towns)
    weights.update({i: (1 - share) / len(villages) for i in villages})
    for i, n in share_out(total, {s["id"]: weights[s["id"]] for s in places}).items():
        placed[i]["d"][community] = n


def line_kilometres(zones, areas, lines_km):
    """Km of each line for which a zone is the nearest of its side, in pieces of about 5 km."""
    found = {z["id"]: {l: 0.0 for l in LINES} for z in zones}
    for line, (_, length) in LINES.items():
        count = round(length / 5)
        for middle in pieces(lines_km[line], count):
            for side in ("armenian-side", "azerbaijani-side"):
                near = min((z for z in zones if z["held_by"] == side), key=lambda z: to_area(middle, areas[z["id"]]))
                found[near["id"]][line] += length / count
    return found


# ---------------------------------------------------------------- writing
def quoted(text):
    return json.dumps(str(text), ensure_ascii=False)


def folded(key, text, indent):
    """`key: "text"`, or folded over lines where it is long."""
    one_line = f"{' ' * indent}{key}: {quoted(text)}"
    if len(one_line) <= 150:
        return [one_line]
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + indent + 3 > 145:
            lines.append(line)
            line = ""
        line += (" " if line else "") + word
    return [f"{' ' * indent}{key}: >-"] + [" " * (indent + 2) + x for x in lines + [line]]


def csv_text(header, table):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(table)
    return out.getvalue()


def geojson(features):
    body = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return '{"type":"FeatureCollection","features":[\n' + body + "\n]}\n"


def names_yaml(names):
    return "{" + ", ".join(f"{k}: {quoted(v)}" for k, v in names.items()) + "}"


def actors_yaml():
    lines = ["actors:"]
    for a in rows("actors.csv"):
        lines += ["  - id: " + a["id"], "    names: {en: " + quoted(a["name"]) + "}", "    role: " + a["role"]]
        lines += ["    party: " + a["party"]] if a["party"] else []
        lines += ["    veto: " + a["veto"]]
        lines += ["    lead_kind: " + a["lead_kind"]] if a["lead_kind"] else []
        if a["armenian"]:
            ranges = [f"{c}: [{', '.join(a[c].split())}]" for c in COMMUNITIES]
            lines += ["    acceptance: {" + ", ".join(ranges) + "}"]
            lines += folded("acceptance_source", a["acceptance_source"], 4)
    return lines


def providers(zone, km, residents):
    """Who provides security at the as-of date, by holder and place."""
    armenia = zone["class"].endswith("-armenia")
    if zone["held_by"] == "azerbaijani-side":
        army, police, kind = "azerbaijani-army", "azerbaijani-police", "state"
    elif armenia:
        army, police, kind = "armenian-army", "armenian-police", "state"
    else:
        army, police, kind = "karabakh-force", "karabakh-police", "de-facto"
    on_line = km > 0
    rear = zone["class"].startswith("rear-") and not on_line
    officers = max(5, round(POLICE_PER_1000 * sum(residents.values()) / 1000))
    result = []
    if not rear:
        tasks = "[separate, protect, patrol]" if on_line else "[protect, reserve]"
        units = "{infantry: {per_km: 35}}" if on_line else "{infantry: 100}"
        result += [f"- {{provider: {army}, type: {kind}, lead: yes, hardness: armed, mandate: national, roe: all-necessary-means,",
                   f"   units: {units}, tasks: {tasks}}}"]
    lead = "lead: yes, " if rear else ""
    return result + [f"- {{provider: {police}, type: {kind}, {lead}hardness: police, mandate: national, roe: self-defence,",
                     f"   units: {{police: {officers}}}, tasks: [police, patrol]}}"]


def theatre_yaml(zones, residents, displaced, km, sources):
    classes = {c["class"]: c for c in rows("classes.csv")}
    text = (HERE / "theatre-head.yaml").read_text("utf-8").rstrip("\n").split("\n") + ["", *actors_yaml(), ""]
    text += ["# police_capacity, mined and damaged are assumptions by class: no figure found (data/karabakh-2015/classes.csv).",
             "# Troops: 20,000 on each side of both lines (N15), shared by length: 35 per km. Police: 2.3 per 1,000 residents (F02).", "zones:"]
    for z in zones:
        zone, c = z["id"], classes[z["class"]]
        pair = lambda t: "{" + ", ".join(f"{k}: {t[k]}" for k in COMMUNITIES) + "}"
        text += ["  - id: " + zone, "    names: " + names_yaml(z["names"]), "    class: " + z["class"], "    held_by: " + z["held_by"]]
        text += folded("modality", z["modality"], 4)
        text += ["    affected: " + z["affected"], "    residents: " + pair(residents[zone]), "    displaced: " + pair(displaced[zone]),
                 "    police_capacity: " + c["police_capacity"], "    mined: " + c["mined"], "    damaged: " + c["damaged"], "    providers:"]
        text += ["      " + p for p in providers(z, sum(km[zone].values()), residents[zone])]
        text += folded("source", sources[zone], 4)
    troops = {l: round(TROOPS_EACH_SIDE * n / sum(x for _, x in LINES.values()), -2) for l, (_, n) in LINES.items()}
    check(sum(troops.values()) == TROOPS_EACH_SIDE, "troops of a side")
    text += ["", "lines:"]
    for line, name, kind, weight, source in (
            ("loc", "Line of Contact", "line-of-contact", "1.0",
             "length: the paper, N01 (the drawing has 213 km and is scaled); forces: N15 and the paper's 40,000 on both lines, shared by length, assumption"),
            ("border", "Armenia-Azerbaijan border, from Georgia to the Line of Contact", "border", "0.35",
             "length: the paper's 570 km less 260 (the drawing has 207 km and is scaled); forces: as for the Line of Contact; "
             "incident_weight: assumption (0.1 to 0.8), no count by line was found")):
        feature, length = LINES[line]
        text += ["  - id: " + line, f"    names: {{en: {quoted(name)}}}", "    kind: " + kind, "    geometry: " + feature, f"    length_km: {length}",
                 "    segment_km: 5", "    sides: [armenian-side, azerbaijani-side]",
                 f"    forces: {{armenian-side: {int(troops[line])}, azerbaijani-side: {int(troops[line])}}}", "    incident_weight: " + weight]
        text += folded("source", source, 4)
    text += ["", "corridors:", "  - id: lachin-corridor",
             '    names: {en: "Lachin / Berdzor corridor", az: "Laçın dəhlizi", hy: "Լաչինի միջանցք", ru: "Лачинский коридор"}',
             "    geometry: lachin-route", "    crosses: [lachin]",
             "    serves: [nkao-shusha, nkao-stepanakert, nkao-askeran, nkao-mardakert-held, nkao-martuni-held, nkao-hadrut]",
             "    held_by: armenian-side", ""]
    return "\n".join(text) + "\n" + (HERE / "theatre-tail.yaml").read_text("utf-8")


def zone_sources(zones):
    result = {}
    for z in zones:
        zone, c = z["id"], z["class"]
        if c in ("former-oblast", "shared-town"):
            s = "residents: de facto regions of 2013 brought to the census total of 2015 (N08); displaced: 40,000 (N11) by the census of 1979"
            if zone == "nkao-stepanakert":
                s = s.replace("by the census of 1979", "times 0.10, assumption")
            if zone == "nkao-mardakert-held":
                s += ", whose split for this district was not seen: share of the other rural districts"
        elif c in ("strategic", "surrounding-returned"):
            s = "residents: share of a de facto region of 2013 brought to the total of 2015 (N08)"
            s += "" if zone == "kelbajar" else ", share an assumption"
            s += "; displaced: registration of 2000, brought to 600,000 in all (N10)"
            s += "; 95 % of the district's displaced, assumption" if zone.endswith("-west") else ""
        elif c == "north-of-line":
            s = "residents: assumption, half of the Goygol figure per place; displaced: 17,000 in 23 villages, 1991"
        elif c == "oblast-east":
            s = "residents and displaced: assumptions (half of the Goygol figure per place; census of 1979 by number of places)"
        elif zone == "goygol":
            s = "residents: census of 2009; displaced from Getashen / Chaykend: no figure found, carried as 0"
        elif c.endswith("-armenia"):
            s = "residents: figures of places where known, 150 for every other place, assumption"
        else:
            s = "residents: figures of places where known, the Goygol figure per place for every other, assumption"
            s += {"agdam-east": "; displaced: 5 % of the district's, assumption", "fizuli-east": "; displaced: 5 % of the district's, assumption",
                  "terter": "; displaced: registration of 2000", "agjabedi": "; displaced: registration of 2000"}.get(zone, "")
        result[zone] = s
    return result


def incidents():
    table = []
    notes = {1994: "includes the war until the ceasefire of May 1994", 2012: "a named tally has 34 for this year",
             2014: "a named tally has 72 for this year: 64 military and 8 civilians; 33 Armenian and 39 Azerbaijani",
             2015: "the whole year; months after the as-of date are included"}
    found = {int(r["year"]): r for r in rows("karabakh__yearly_deaths_compared.csv")}
    for year in INCIDENT_YEARS:
        r = found[year]
        az, am, low, best, high = (int(r[k]) for k in ("ged23_azerbaijan_best", "ged23_armenia_best", "ged23_sum_low", "ged23_sum_best", "ged23_sum_high"))
        check(az + am == best and low <= best <= high, f"deaths of {year}")
        note = f"best estimate: on the territory of Azerbaijan {az}, of Armenia {am}" + ("; " + notes[year] if year in notes else "")
        table.append([year, low, best, high, "UCDP GED 23.1", note])
    months = rows("karabakh__fatalities_2014_by_month_and_side.csv")
    check(sum(int(m["armenian_side_killed"]) for m in months) == 33 and sum(int(m["azerbaijani_side_killed"]) for m in months) == 39, "named tally of 2014")
    status = [r for r in rows("karabakh__fatalities_2014_by_status_and_cause.csv") if r["dimension"] == "status"]
    check(sum(int(r["killed"]) for r in status if r["category"] == "civilians") == 8, "civilians of 2014")
    return table


def observed():
    """What happened after the as-of date, to score forecasts against; nothing of the theatre is made from it."""
    found = {int(r["year"]): r for r in rows("karabakh__yearly_deaths_compared.csv")}
    source = "UCDP GED 23.1, deaths on the territories of Azerbaijan and Armenia"
    deaths, wars = [], []
    for year in OBSERVED_YEARS:
        low, best, high = (int(found[year][k]) for k in ("ged23_sum_low", "ged23_sum_best", "ged23_sum_high"))
        deaths.append(["deaths", year, best, source, f"range {low} to {high}", "status-quo"])
        if best < NO_WAR_CERTAIN:
            wars.append(["war", year, 0, source, f"{best} deaths in the year: no month can have reached W04's 300", "status-quo"])
        elif best >= WAR_CERTAIN:
            wars.append(["war", year, 1, source, f"{best} deaths in the year: a war by the usual line of 1,000", "status-quo"])
    return deaths + wars


def paired(zones, displaced):
    table = rows("paired-inputs.csv")
    topics = {}
    for r in table:
        topics.setdefault(r["topic"], []).append(r["party"])
        check(r["figure"] and r["source"], "paired-inputs.csv: a cell is empty in " + r["topic"])
    for topic, parties in topics.items():
        check(sorted(parties) == ["armenian-side", "azerbaijani-side"], "paired-inputs.csv: one row per party of " + topic)
    figure = {(r["topic"], r["party"]): r["figure"] for r in table}
    check(figure["displaced from the former oblast", "armenian-side"] == str(displaced["nkao-mardakert-east"]["armenian"]),
          f"paired-inputs.csv: east Mardakert has {displaced['nkao-mardakert-east']['armenian']}")
    columns = ["topic", "party", "figure", "unit", "source", "note"]
    return csv_text(columns, [[r[c] for c in columns] for r in table])


def precedents():
    table = rows("precedents.csv")
    columns = ["mission", "area", "mandates", "from", "to", "strength", "followed", "source"]
    area = ["people", "displaced", "line_km", "deaths_before", "area_source"]
    for r in table:
        check(all(r[c] for c in columns if c != "to"), "precedents.csv: a cell is empty in " + r["mission"])
        check(len({bool(r[c]) for c in area}) == 1, "precedents.csv: figures of an area stand together, in " + r["mission"])
    columns += ["armament"] + area
    return csv_text(columns, [[r[c] for c in columns] for r in table])


def main():
    zones, drawn, settlements = load()
    one = demography()
    projection = Projection([z["geometry"] for z in zones])
    areas = {z["id"]: [[projection.km(p) for p in ring] for ring in rings(z["geometry"])] for z in zones}
    lines_km = {l: [projection.km(p) for p in rounded(drawn[f]["geometry"]["coordinates"])] for l, (f, _) in LINES.items()}
    residents, own, village = zone_residents(one, zones, settlements)
    displaced, registered = zone_displaced(one, zones, settlements)
    places, dropped = allocate(zones, settlements, residents, own, displaced, projection, lines_km)
    km = line_kilometres(zones, areas, lines_km)

    check(len(places) == 3429 and len({p[0] for p in places}) == 3429, "settlements: 3,429 with an id of their own")
    for p in places:
        row = csv_text([], [p]).strip()
        check(re.search(r"\d+\.\d+", row).group() == p[3], f"the first decimal number of the row {p[0]} is not its latitude")
        check(to_area(projection.km((float(p[4]), float(p[3]))), areas[p[2]]) <= 15, f"{p[0]} lies more than 15 km outside of {p[2]}")
    for l, (_, length) in LINES.items():
        for side in ("armenian-side", "azerbaijani-side"):
            check(abs(sum(km[z["id"]][l] for z in zones if z["held_by"] == side) - length) < 1e-6, f"kilometres of {l} on the {side}")

    sys.path.insert(0, str(HERE))
    sys.dont_write_bytecode = True
    import options
    import staffing
    actors = rows("actors.csv")
    people = {z["id"]: sum(residents[z["id"]].values()) + sum(displaced[z["id"]].values()) for z in zones}
    facts = options.Facts(zones, {z: sum(k.values()) for z, k in km.items()}, people, {a["id"]: bool(a["armenian"]) for a in actors}, LINES)
    option_files, strengths = options.build(facts, check, folded, quoted)
    import positions
    issue_rows, position_rows = positions.tables({z["id"] for z in zones}, {a["id"] for a in actors}, check)

    files = {
        "theatre.yaml": theatre_yaml(zones, residents, displaced, km, zone_sources(zones)),
        "zones.geojson": geojson([{"type": "Feature", "properties": {"id": z["id"]}, "geometry": z["geometry"]} for z in zones]),
        "lines.geojson": geojson([{"type": "Feature", "properties": {"id": i},
                                   "geometry": {"type": "LineString", "coordinates": rounded(drawn[i]["geometry"]["coordinates"])}}
                                  for i in ("loc-refined", "border-north", "lachin-route")]),
        "settlements.csv": csv_text(
            ["id", "name", "zone", "latitude", "longitude", *("residents_" + c for c in COMMUNITIES), *("displaced_" + c for c in COMMUNITIES),
             "allocated", *("names_" + x for x in LANGUAGES), "line_distance_km", "note"], places),
        "observed.csv": csv_text(["outcome", "period", "observed", "source", "note", "option"], observed()),
        "incidents.csv": csv_text(["year", "low", "best", "high", "source", "note"], incidents()),
        "paired-inputs.csv": paired(zones, displaced),
        "criteria.yaml": (HERE / "criteria.yaml").read_text(encoding="utf-8"),
        "precedents.csv": precedents(),
        **staffing.build(csv_text, check),
        "issues.csv": csv_text(positions.ISSUE_COLUMNS, issue_rows),
        "positions.csv": csv_text(positions.POSITION_COLUMNS, position_rows),
        **{f"options/{name}.yaml": text for name, text in option_files.items()},
    }
    for name, text in files.items():
        for number, line in enumerate(text.split("\n"), 1):
            check(not name.endswith(".yaml") or len(line) <= 160, f"{name}:{number}: {len(line)} characters")
        check("\t" not in text, name + ": a tab")
    (OUT / "options").mkdir(parents=True, exist_ok=True)
    for old in (OUT / "options").glob("*.yaml"):
        if f"options/{old.name}" not in files:
            old.unlink()
    for name, text in files.items():
        (OUT / name).write_text(text, encoding="utf-8", newline="\n")

    print(f"{len(files)} files in {OUT.relative_to(ROOT)}")
    print(f"{'zone':22}{'km loc':>8}{'border':>8}{'res. arm.':>11}{'res. az.':>11}{'disp. arm.':>11}{'disp. az.':>11}")
    for z in zones:
        i = z["id"]
        print(f"{i:22}{km[i]['loc']:8.0f}{km[i]['border']:8.0f}" + "".join(f"{t[i][c]:11,}" for t in (residents, displaced) for c in COMMUNITIES))
    total = lambda t, c: sum(t[z["id"]][c] for z in zones)
    print(f"{'all':38}" + "".join(f"{total(t, c):11,}" for t in (residents, displaced) for c in COMMUNITIES))
    print(f"registered in 2000, nine districts: {registered:,}; residents per place without a figure: Azerbaijan {village:.0f}, Armenia {SMALL_PLACE_ARMENIA}")
    for limit in (3, 5, 7, 10):
        near = sum(p[6] for p in places if p[2] != "" and near_loc(p, settlements) <= limit)
        print(f"residents of the Azerbaijani community within {limit} km of the Line of Contact: {near:,} (N13: 110,000 to 150,000 live close to it)")
    print(f"places with a figure of their own: {sum(1 for p in places if p[9] == 'no'):,}; names left out for their script: {dropped}")
    print("planned strength of the mission by phase, persons (reserve apart):")
    for name, s in strengths.items():
        print(f"  {name:42}" + (", ".join(f"{k} {v:,.0f}" for k, v in s.items()) or "no mission"))


def near_loc(place, settlements):
    if not hasattr(near_loc, "km"):
        near_loc.km = {s["id"]: s["km"][0] for s in settlements}
    return near_loc.km[place[0]]


if __name__ == "__main__":
    main()
