"""Who might contribute: contributors.csv, pledges.csv and policies.csv of the theatre, from public contribution figures.

No pledge stands in the name of a State. States are listed with plain facts. Pledges are those of anonymous profiles, made like this:

1. The size of a State's usual contribution is the larger of its soldiers in the NATO force in Kosovo (February 2017, complete) and its uniformed personnel
   under the United Nations (2014 or 2016, where a figure was found): countries.csv.
2. States fall into groups by role and size (`GROUPS`), in this order; parties to the conflict are in none.
3. Profiles of a group: half of its States, rounded up (28 of 57 States are in the table of the force in Kosovo).
4. Strength of a profile: the group's quartiles (profiles are spread evenly between the lower and the upper quartile, times `EFFORT`); its monitors
   and police: quartiles of monitors by State in the OSCE mission in Ukraine (April 2019, 25 of 44 States readable).
5. Infantry is pledged by platoon, since companies serve split over places. Strength becomes units by the shares in `MIX` (assumption), readiness by group (assumption around F20: peak after 7 to 12 months).

The same inputs give the same bytes. Everything marked (assumption) is ours.
"""
import csv
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Persons a contributor might send to one new operation beside what it keeps elsewhere, as a share of its usual contribution (assumption).
EFFORT = 0.8
PARTICIPATION = 2                     # half of a group's States
CIVIL = 0.5
LARGE, MEDIUM = 300, 60               # persons abroad

# id, name, roles, blocs, languages, readiness month (first, step between profiles), level, leave month, acceptance source
GROUPS = [
    ("co-chair", "permanent or usual mediator, large", "co-chair;regional-power", "", "en;ru", (2, 1), 4, ""),
    ("neighbour", "bordering State", "neighbour;regional-power", "", "tr;ru", (2, 2), 3, ""),
    ("russian-speaking-large", "farther State where Russian is widely spoken, larger", "regional", "", "ru", (5, 1), 3, ""),
    ("russian-speaking-small", "farther State where Russian is widely spoken, smaller", "regional", "", "ru", (7, 1), 2, ""),
    ("union-large", "State of the European Union, large contributor", "", "eu", "en", (5, 1), 3, ""),
    ("union-medium", "State of the European Union, middle contributor", "", "eu", "en", (6, 1), 2, "60"),
    ("union-small", "State of the European Union, small contributor", "", "eu", "en", (8, 1), 2, "48"),
    ("other", "other participating State", "", "", "en", (7, 1), 2, ""),
    ("outside", "State outside the 57, usual contributor to the United Nations", "outside", "", "en", (9, 1), 2, "84"),
]

# Share of a profile's strength by unit: (unit, share, persons of one). What is left over is dropped. (assumption)
MIX = {
    "large": [("infantry-platoon", 0.64, 35), ("formed-police-platoon", 0.06, 35), ("demining-team", 0.05, 8),
              ("support-team", 0.06, 8), ("transport-platoon", 0.05, 34), ("staff-cell", 0.05, 30), ("observer", 0.03, 1)],
    "medium": [("infantry-platoon", 0.60, 35), ("demining-team", 0.10, 8), ("support-team", 0.12, 8), ("observer", 0.05, 1), ("staff-cell", 0.10, 30)],
    "small": [("demining-team", 0.40, 8), ("support-team", 0.30, 8), ("observer", 0.30, 1)],
}

# Single assets are rare: one of the named group has them (assumption).
ASSETS = {
    "union-large-1": [("level-2-hospital", 1, 57), ("signals-platoon", 2, 30)],
    "union-large-2": [("aviation-unit", 1, 100), ("engineer-company", 1, 150)],
    "co-chair-1": [("aviation-unit", 1, 100), ("level-2-hospital", 1, 57), ("signals-platoon", 2, 30)],
    "neighbour-1": [("level-1-clinic", 2, 11), ("engineer-company", 1, 150)],
    "outside-1": [("level-2-hospital", 1, 57), ("engineer-company", 1, 150), ("level-1-clinic", 2, 11)],
    "russian-speaking-large-1": [("level-1-clinic", 2, 11), ("signals-platoon", 1, 30)],
    "union-medium-1": [("level-1-clinic", 3, 11)],
    "other-1": [("signals-platoon", 1, 30), ("level-1-clinic", 2, 11)],
}

# Caveats by profile (assumption: a fifth of armed strength is bound by caveats in the options).
CAVEATS = {
    "union-large-1": "lachin;kelbajar",
    "union-medium-2": "nkao-shusha",
    "union-medium-1": "lachin",
    "outside-1": "kelbajar",
    "other-1": "nkao-shusha;lachin",
}
NEEDS_HOSPITAL = {"aviation-unit"}   # of the European Union's States: no aircraft without a hospital (assumption)

# Shares of a community accepting a profile: those of the actors in actors.csv put together where a figure was found.
ACCEPTANCE = {
    "co-chair": ("0.1;0.49;0.88", "0.05;0.25;0.55", "Armenian community: mean and ends of C09, C10 and an assumption for the third; Azerbaijani community: no figure found, assumption"),
    "neighbour": ("0.05;0.3;0.85", "0.05;0.3;0.85", "no figure found for bordering States together: assumption, the same for both communities"),
}


def table(name):
    with open(HERE / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def number(text):
    return float(text) if text.strip() else 0.0


def quantile(values, q):
    """Linear interpolation between order statistics."""
    v = sorted(values)
    at = (len(v) - 1) * q
    low = int(at)
    return v[low] + (v[min(low + 1, len(v) - 1)] - v[low]) * (at - low)


def group(state):
    """The group of a State, or None for parties and for States that send nobody."""
    size = max(number(state["un_uniformed"]), number(state["kfor_troops"]))
    if "party" in state["minsk_group"].split() or state["theatre_relation"] == "party":
        return None, size
    if state["minsk_group"] == "co-chair":
        return "co-chair", size
    if state["theatre_relation"] == "neighbour":
        return "neighbour", size
    if state["russian_widely_spoken"] == "y":
        return ("russian-speaking-large" if size >= 40 else "russian-speaking-small"), size
    if state["eu_2015"] == "y":
        return ("union-large" if size >= LARGE else "union-medium" if size >= MEDIUM else "union-small"), size
    return "other", size


def contributors(states):
    """The States as of 2015, with plain facts, and the profiles."""
    found = []
    for s in states:
        roles = []
        if s["theatre_relation"] == "party":
            roles.append("party")
        if s["minsk_group"] == "co-chair":
            roles += ["co-chair", "regional-power"]
        if s["theatre_relation"] == "neighbour":
            roles.append("neighbour")
            roles += [] if "regional-power" in roles else ["regional-power"]
        if s["russian_widely_spoken"] == "y" and not roles:
            roles.append("regional")
        blocs = [b for b, column in (("csto", "csto_2015"), ("eu", "eu_2015"), ("nato", "nato_2015")) if s[column] == "y"]
        found.append([s["iso3"].lower(), s["name"].replace(" (2015 name)", ""), "state", ";".join(roles), ";".join(blocs), ";".join(s["languages_listed"].split("|")), "", "",
                      s["un_uniformed"], s["kfor_troops"], "countries.csv", "facts as of 2015; no pledge is attributed to any State"])
    return found


def profiles(states):
    """(id, name, group, strength, index) of every profile, and its civilian strength."""
    sizes = {}
    for s in states:
        g, size = group(s)
        if g:
            sizes.setdefault(g, []).append(size)
    outside = [number(r["troops_in_former_yugoslavia"]) for r in table("ifor_sfor_contributions_by_country.csv")
               if r["contributor"] in ("Malaysia", "Morocco", "Egypt")]
    sizes["outside"] = [x / 2 for x in outside]    # half of what was sent to a much larger force (assumption)
    monitors = [number(r["monitors"]) for r in table("smm_monitors_by_country_2019_04.csv")]
    made = []
    for g, name, *_ in GROUPS:
        there = [x for x in sizes[g] if x > 0] or [10.0]
        count = max(1, -(-len(sizes[g]) // PARTICIPATION))
        low, high = quantile(there, 0.25), quantile(there, 0.75)
        for i in range(count):
            share = 0.5 if count == 1 else 1 - i / (count - 1)
            strength = round((low + (high - low) * share) * EFFORT)
            civil = round(quantile(monitors, 0.25) + (quantile(monitors, 0.75) - quantile(monitors, 0.25)) * share)
            made.append((f"{g}-{i + 1}", name, g, strength, i, civil, (round(low * EFFORT), round(high * EFFORT))))
    return made


def units(profile, strength, civil):
    mix = MIX["large" if strength >= 250 else "medium" if strength >= 60 else "small"]
    got = {}
    for unit, share, persons in mix:
        n = round(strength * share / persons)
        if n:
            got[unit] = (n, persons)
    for unit, n, persons in ASSETS.get(profile, []):
        got[unit] = (n, persons)
    # As many monitors and as many police officers as half of the State's monitors elsewhere, each (assumption).
    for unit in ("monitor", "police-officer"):
        if round(civil * CIVIL):
            got[unit] = (round(civil * CIVIL), 1)
    return got


def build(csv_text, check):
    states = table("countries.csv")
    check(len(states) == 57, "57 participating States")
    rows = contributors(states)
    pledges = []
    by_group = {g[0]: g for g in GROUPS}
    for pid, name, g, strength, i, civil, (low, high) in profiles(states):
        _, _, roles, blocs, languages, (first, step), level, leave = by_group[g]
        a, b, source = ACCEPTANCE.get(g, ("", "", "as the operation's own"))
        rows.append([pid, f"Profile: {name} ({i + 1})", "profile", roles, blocs, languages, a, b, "", "", "staffing.py",
                     f"stands for no State in particular; strength {strength} within {low} to {high}; acceptance: {source}"])
        for unit, (count, persons) in units(pid, strength, civil).items():
            enablers = "medical" if unit in NEEDS_HOSPITAL and g.startswith("union") else ""
            pledges.append([pid, unit, count, persons, first + step * i, level, leave, CAVEATS.get(pid, ""), "", "", enablers,
                            "indicated", "staffing.py: derived from public contribution figures, assumption"])
    header = ["contributor", "name", "kind", "roles", "blocs", "languages", "acceptance_armenian", "acceptance_azerbaijani",
              "un_uniformed", "kfor_troops", "source", "note"]
    total = sum(p[2] * p[3] for p in pledges)
    check(not {p[0] for p in pledges} & {s["iso3"].lower() for s in states}, "no pledge in the name of a State")
    check(2000 < total < 12000, f"pledges add up to {total}")
    policies = [
        # policy, title, composition, zone, excluded, share, bloc share, least, consent, acceptance, language, language share, pair, with, one side, within, level, source
        ["no-co-chairs-no-neighbours", "No co-chairs, no neighbours", "no-co-chairs-no-neighbours", "", "party;co-chair;neighbour", "", "", 5, "yes", "", "", "", "", "", "", "", 2,
         "paper, section 3D: a gentleman's agreement; least number: assumption"],
        ["regional-capped", "Regional stakeholders, shares capped", "regional-stakeholders", "", "party", 0.4, "", 5, "yes", "", "", "", "", "", "", "", 2,
         "paper, section 3D: regional stakeholders, none dominant; the share of 0.4 is an assumption (0.3 is named from memory)"],
        ["unrestricted", "Unrestricted but for the parties", "open;unrestricted;not-stated", "", "party", "", "", "", "yes", "", "", "", "", "", "", "", 2, "for comparison"],
        ["by-zone", "By zone", "", "", "party;co-chair;neighbour", "", "", 5, "yes", "", "", "", "", "", "", "", 2, "paper, section 3D: composition may differ by zone; which zones: assumption"],
    ]
    for zone in ("lachin", "kelbajar"):
        policies.append(["by-zone", "", "", zone, "party", 0.5, "", 2, "yes", "", "", "", "", "", "", "", 2, "strategic districts: wider composition, nobody with more than half; assumption"])
    policies.append(["by-zone", "", "", "headquarters", "party", 0.4, "", 3, "yes", "", "", "", "", "", "", "", 2, "mixed headquarters; assumption"])
    return {
        "contributors.csv": csv_text(header, rows),
        "pledges.csv": csv_text(["contributor", "unit", "count", "persons", "ready_month", "level", "leave_month", "caveat_zones", "caveat_tasks", "caveat_phases",
                                 "enablers", "status", "source"], pledges),
        "policies.csv": csv_text(["policy", "title", "composition", "zone", "excluded_roles", "max_share", "max_bloc_share", "min_contributors", "consent", "min_acceptance",
                                  "language", "language_share", "pair_role", "pair_with", "one_side", "ready_within", "min_level", "source"], policies),
        "units.yaml": (HERE / "units.yaml").read_text(encoding="utf-8"),
    }
