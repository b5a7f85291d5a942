"""The scales of consent and everybody's positions on them, in compact form. Read by build.py, which writes theatres/karabakh-2015/issues.csv and
positions.csv.

Every position is our reading of the discussion paper and of nothing else; each names its place in it. Where the paper reports what a participant said
rather than what a side wants, or nothing at all, the range is wide. Nobody's private position is guessed: the paper states no red line as such, so that
nearly all lines here are possible ones. Saliences are rough weights (assumption: half to one and a half of each), brought to a sum of 1 for each actor.
"""
OURS = "our reading of the paper, "

# ---------------------------------------------------------------- scales: issue -> (scope, title, levels); a level is (name, label, what it takes for granted)
NO_OPERATION = "mandate at most none"
SCALES = {
    "mandate": ("zone", "Mandate of the operation", [
        ("none", "no operation", "armament at most none; composition at most none; sovereignty at most unrestricted"),
        ("monitoring", "monitoring", "armament at least unarmed"),
        ("police-assistance", "police assistance", "armament at least unarmed"),
        ("multidimensional", "many tasks", "armament at least unarmed"),
        ("protection", "protection", "armament at least light"),
        ("interposition", "interposition", "armament at least light"),
        ("executive-policing", "polices by itself", "armament at least police; sovereignty at least executive")]),
    "armament": ("zone", "Armament of the operation", [
        ("none", "no operation", NO_OPERATION),
        ("unarmed", "unarmed", "mandate at least monitoring; composition at least no-co-chairs-no-neighbours"),
        ("police", "police arms", "mandate at least monitoring; composition at least no-co-chairs-no-neighbours"),
        ("light", "light arms", "mandate at least monitoring; composition at least no-co-chairs-no-neighbours"),
        ("armed", "armed", "mandate at least monitoring; composition at least no-co-chairs-no-neighbours"),
        ("robust", "robust", "mandate at least monitoring; composition at least no-co-chairs-no-neighbours")]),
    "composition": ("zone", "Composition: how far co-chairs and neighbours take part", [
        ("none", "no operation", NO_OPERATION),
        ("no-co-chairs-no-neighbours", "no co-chairs, no neighbours", ""),
        ("open", "open to all whom each party accepts", ""),
        ("regional-stakeholders", "regional stakeholders", "")]),
    "sovereignty": ("zone", "Sovereignty: how far the operation stands in the place of authorities", [
        ("unrestricted", "it watches and advises", ""),
        ("assisted", "it acts beside them", "mandate at least monitoring"),
        ("led", "it leads for a time", "mandate at least monitoring"),
        ("executive", "it polices by itself", "mandate at least executive-policing")]),
    "security-lead": ("zone", "Who leads security in the end", [
        ("armenian-side", "a provider of the Armenian side", ""), ("shared", "a shared provider", ""), ("azerbaijani-side", "a provider of the Azerbaijani side", "")]),
    "withdrawals": ("zone", "Withdrawal, months after the comprehensive agreement", [
        ("none", "none", ""), ("later", "later than 60", ""), ("within-60-months", "25 to 60", ""), ("within-24-months", "13 to 24", ""), ("within-12-months", "12 or fewer", "")]),
    "return": ("zone", "Return opens, months after the comprehensive agreement", [
        ("none", "not at all", ""), ("later", "later than 72", ""), ("within-72-months", "37 to 72", ""), ("within-36-months", "19 to 36", ""), ("within-18-months", "18 or fewer", "")]),
    "longevity": ("theatre", "Longevity of the operation", [
        ("none", "no operation", NO_OPERATION), ("up-to-36-months", "up to 3 years", ""), ("up-to-120-months", "up to 10 years", ""), ("up-to-180-months", "up to 15 years", ""),
        ("open-ended", "without an end", "")]),
    "corridor": ("theatre", "Who secures the corridor", [
        ("armenian-side", "the Armenian side", ""), ("shared", "the operation or a joint provider", ""), ("azerbaijani-side", "the Azerbaijani side", "")]),
    "interim-status": ("theatre", "Status assumed while the package is set up", [
        ("none", "nothing said", ""), ("interim", "interim status", ""), ("clarified", "clarified first", "")]),
    "political-conditions": ("theatre", "Political conditions before deployment", [
        ("unchanged", "unchanged", ""), ("restrained", "force refrained from, verified", ""), ("changed", "rhetoric changed, too", "")]),
    "de-facto-engagement": ("theatre", "Reform of de facto agencies: who works with them", [
        ("none", "nobody", ""), ("ngo", "non-governmental organisations", ""), ("direct", "the operation itself", "")]),
}

# ---------------------------------------------------------------- groups of zones
OBLAST = ["nkao-stepanakert", "nkao-askeran", "nkao-mardakert-held", "nkao-martuni-held", "nkao-hadrut", "nkao-shusha"]
NAMED = ["agdam-west", "fizuli-west"]                    # the paper names Agdam and Fizuli
LIKE_THEM = ["jebrail", "zangelan", "kubatly"]           # read like them
FIVE = NAMED + LIKE_THEM
STRATEGIC = ["lachin", "kelbajar"]
NORTH = ["shahumyan", "nkao-mardakert-east"]

DOES_NOT_ARISE = {("armament", "none"), ("composition", "none"), ("longevity", "none")}   # without an operation these are no question
WHOLE = {i: (next(l[0] for l in levels if (i, l[0]) not in DOES_NOT_ARISE), levels[-1][0]) for i, (_, _, levels) in SCALES.items()}


def want(issue, low, high, weight, source, note, zones=("",), red="", possible="", only_if=""):
    """One position; its weight is that of all its zones together."""
    return [dict(issue=issue, zone=z, ideal_low=low, ideal_high=high, weight=weight / len(zones), red_lines=red, possible_red_lines=possible, only_if=only_if,
                 source=OURS + source, note=note) for z in zones]


def unknown(issue, weight, source, note, zones=("",)):
    """No position is reported: the whole scale."""
    low, high = WHOLE[issue]
    return want(issue, low, high, weight, source, note, zones)


def azerbaijan():
    linked = "protection and higher only if return at least later"
    return [
        *want("mandate", "monitoring", "multidimensional", 3, "section 3A", "A more limited mandate; more openness to an extended one where it oversees return.",
              possible="executive-policing", only_if=linked),
        *want("armament", "unarmed", "police", 2, "section 3D", "A participant: Azerbaijanis see a very small group of unarmed monitors. Not an official position."),
        *want("sovereignty", "unrestricted", "assisted", 3, "section 3A", "A key concern: sovereignty that is restored is not to be restricted by the operation.",
              possible="led; executive", zones=STRATEGIC + FIVE),
        *want("sovereignty", "unrestricted", "led", 1, "section 3A", "Interposition in the former oblast and shared places is discussed (section 3C).", possible="executive"),
        *want("security-lead", "azerbaijani-side", "azerbaijani-side", 1.5, "section 3C", "Azerbaijani police for Azerbaijani returnees in Agdam and Fizuli.", NAMED),
        *want("security-lead", "shared", "azerbaijani-side", 1.5, "section 3C", "Not named by the paper; read like Agdam and Fizuli, with a wider range.", LIKE_THEM),
        *want("security-lead", "shared", "azerbaijani-side", 1, "section 3C", "Strategic territories with particular difficulties; the paper says no more.", STRATEGIC),
        *want("security-lead", "shared", "azerbaijani-side", 1, "sections 2 and 3C", "Returnees in territory that the other side controls need guarantees; shared locations.",
              OBLAST + NORTH),
        *want("withdrawals", "within-24-months", "within-12-months", 3, "introduction and section 2",
              "Withdrawals are part of the Madrid Principles; a status quo that entrenches itself is what is feared.", FIVE, red="none"),
        *want("withdrawals", "within-60-months", "within-12-months", 2, "introduction, sections 2 and 3C",
              "The same; particular difficulties attach to these two.", STRATEGIC, possible="none"),
        *want("return", "within-36-months", "within-18-months", 3, "sections 2 and 3A", "The return of displaced communities changes the outlook; no months are named.",
              OBLAST + STRATEGIC + FIVE, possible="none"),
        *unknown("return", 0.5, "section 3C", "Places to the north are named as shared locations; no position on the return of Armenians is reported.", NORTH),
        *want("composition", "no-co-chairs-no-neighbours", "open", 3, "sections 3E and 4",
              "Trust in great powers varies and no list is named; regional actors with agendas of their own are what the parties do not want."),
        *want("longevity", "up-to-36-months", "up-to-120-months", 1, "sections 2 and 3B", "Deepened international involvement is seen as weakening leverage; no term is named."),
        *want("corridor", "shared", "azerbaijani-side", 1, "introduction", "A corridor is part of the Madrid Principles; no position on who secures it is reported."),
        *want("interim-status", "none", "interim", 2, "introduction and section 3A", "Interim status is part of the Madrid Principles; secession is what the other side wishes.",
              possible="clarified"),
        *unknown("political-conditions", 1, "section 2", "An insecure line is a way to challenge the status quo; what would be conceded in an agreement is not reported."),
        *want("de-facto-engagement", "none", "ngo", 1, "section 5", "Reform in unrecognised entities is sensitive and progress hard to envisage.", possible="direct"),
    ]


def armenia():
    first = "monitoring and higher only if interim-status at least interim; monitoring and higher only if political-conditions at least restrained"
    return [
        *want("mandate", "none", "interposition", 1.5, "section 3A", "Cautious and sceptical of discussing any; status is to be clarified and political conditions to change first.", only_if=first),
        *want("armament", "armed", "robust", 2, "section 3D", "A participant: Armenians see one for one, fully armed forces. Not an official position."),
        *want("sovereignty", "unrestricted", "assisted", 1.5, "sections 2 and 3A", "A mandate is seen as zero-sum with the role of Armenian security providers.", OBLAST,
              possible="executive"),
        *want("sovereignty", "unrestricted", "led", 0.5, "section 3A", "The same, elsewhere; the paper says little."),
        *want("security-lead", "armenian-side", "armenian-side", 3, "section 2", "Self-reliance in hard security, in Nagorny Karabakh above all.", OBLAST, possible="azerbaijani-side"),
        *want("security-lead", "armenian-side", "shared", 1, "section 3C", "Strategic territories between Armenia and the former oblast; the paper says no more.", STRATEGIC),
        *unknown("security-lead", 0.5, "section 3C", "Azerbaijani police for Azerbaijani returnees is discussed; no Armenian position is reported.", FIVE),
        *want("security-lead", "armenian-side", "shared", 0.5, "section 3C", "Formerly Armenian-populated places as shared locations; no position is reported.", NORTH),
        *unknown("withdrawals", 1.5, "introduction", "Part of the Madrid Principles; no position on extent or months is reported.", FIVE),
        *unknown("withdrawals", 1.5, "introduction and section 3C", "The same; strategic territories with particular difficulties.", STRATEGIC),
        *unknown("return", 1.5, "introduction and section 2", "All displaced communities have a right of return, under guarantees; no position on months is reported."),
        *want("return", "later", "within-18-months", 0.5, "section 3C", "Return of Armenians to places north of the line; no months are named.", NORTH),
        *want("composition", "no-co-chairs-no-neighbours", "open", 3, "sections 3E and 4",
              "Trust in great powers varies and no list is named; regional actors with agendas of their own are what the parties do not want."),
        *want("longevity", "up-to-36-months", "up-to-180-months", 0.5, "section 3A", "Where secession is ratified the need for peacekeeping becomes symbolic; no term is named."),
        *want("corridor", "armenian-side", "shared", 1.5, "introduction and section 3C", "A corridor is part of the Madrid Principles; no position on who secures it is reported."),
        *want("interim-status", "interim", "clarified", 3, "sections 3A and 5", "Status first: clarified before mandates are discussed.", red="none"),
        *want("political-conditions", "restrained", "changed", 3, "section 3A", "Rhetoric and a siege mentality would make any deployment premature.", possible="unchanged"),
        *want("de-facto-engagement", "ngo", "direct", 1, "sections 2 and 5", "The de facto authorities as a provider of security; the paper says no more."),
    ]


def de_facto_authorities():
    return [
        *want("mandate", "none", "police-assistance", 2, "section 2", "International involvement is seen as a dilution of self-reliance, especially in Nagorny Karabakh itself.", OBLAST),
        *want("sovereignty", "unrestricted", "assisted", 1.5, "section 2", "A provider of security is not to be made its consumer.", OBLAST, possible="executive"),
        *want("security-lead", "armenian-side", "armenian-side", 3, "section 2", "Self-reliance in hard security.", OBLAST, possible="azerbaijani-side"),
        *unknown("withdrawals", 1, "introduction", "Part of the Madrid Principles; no position of these authorities is reported.", STRATEGIC + FIVE),
        *unknown("return", 1, "section 3C", "Return to Nagorny Karabakh is discussed; no position of these authorities is reported.", OBLAST),
        *want("interim-status", "interim", "clarified", 3, "introduction and section 3A", "Interim status with guarantees is in the Madrid Principles; the Armenian wish is status first."),
        *want("de-facto-engagement", "ngo", "direct", 1, "section 5 and entry point B", "Reform has to include de facto agencies; no position of theirs is reported."),
    ]


def displaced(own, guarantee):
    return [
        *want("return", "within-36-months", "within-18-months", 3, "introduction and section 2", "A right of return for all displaced communities; no months are named.", own),
        *want("mandate", "multidimensional", "interposition", 2, "sections 2 and 3C", "Returnees in territory that the other side controls need international guarantees.", guarantee),
        *want("armament", "police", "armed", 1, "section 3C", "Interposition at least in the early phases; no position of theirs is reported.", guarantee),
        *unknown("security-lead", 1, "section 2", "No position of theirs is reported.", own),
    ]


def co_chair():
    return [
        *want("mandate", "monitoring", "interposition", 1, "introduction", "An international peacekeeping operation is part of what they propose; its mandate is left open."),
        *want("withdrawals", "later", "within-12-months", 1, "introduction", "Part of the Madrid Principles, which they propose; no months are named.", STRATEGIC + FIVE, possible="none"),
        *want("return", "later", "within-18-months", 1, "introduction", "The same."),
        *want("interim-status", "interim", "clarified", 1, "introduction", "Interim status, then a later expression of will."),
        *unknown("corridor", 0.5, "introduction", "A corridor is part of the Madrid Principles; who secures it is not said."),
        *want("composition", "no-co-chairs-no-neighbours", "regional-stakeholders", 2, "section 3E",
              "A gentleman's agreement of the past: no co-chairs, no neighbours. Whether it holds today is not reported."),
        *want("longevity", "up-to-36-months", "up-to-120-months", 1, "section 3B", "No international appetite for extended operations."),
    ]


def organisation(states):
    return [
        *want("longevity", "up-to-36-months", "up-to-120-months", 3, "section 3B", "Fixed terms and clear exits; a settlement that needs a long deployment is not seen as one.",
              possible="open-ended"),
        *want("mandate", "monitoring", "interposition", 1, "section 3D", "Defined and limited engagement; doubts about a purely civilian mission right after a settlement."),
        *want("political-conditions", "restrained", "changed", 2, "section 4", "The less the parties offer, the less likely is a broad international engagement."),
        *unknown("armament", 0.5, "section 3D", "A wide spectrum; nothing is said of what they prefer."),
        *(want("composition", "no-co-chairs-no-neighbours", "regional-stakeholders", 1, "section 3E", "Questionable capacity and commitment of those neither involved nor close.") if states else []),
    ]


def neighbour(name):
    return [r for issue in ("mandate", "composition") for r in unknown(issue, 1, "section 3E", f"{name}: its own position is not reported.")]


def everybody():
    return {
        "armenia": armenia(),                                           # in alphabetical order
        "azerbaijan": azerbaijan(),
        "karabakh-authorities": de_facto_authorities(),
        "displaced-armenians": displaced(NORTH, NORTH),
        "displaced-azerbaijanis": displaced(OBLAST + STRATEGIC + FIVE, OBLAST),
        "france": co_chair(), "russia": co_chair(), "united-states": co_chair(),
        "osce-mission": organisation(True),
        "un-mission": organisation(False),
        "georgia": neighbour("Georgia"), "iran": neighbour("Iran, named as a possible broadening of stakeholders"), "turkey": neighbour("Turkey"),
    }


# ---------------------------------------------------------------- writing
ISSUE_COLUMNS = ["issue", "level", "order", "scope", "title", "label", "arises", "only_if"]
POSITION_COLUMNS = ["actor", "issue", "zone", "ideal_low", "ideal_high", "salience_low", "salience_high", "red_lines", "source", "note", "possible_red_lines", "only_if"]


def tables(zones, actors, check):
    issues = [[i, name, order, scope, title if order == 0 else "", label, "no" if (i, name) in DOES_NOT_ARISE else "yes", needs]
              for i, (scope, title, levels) in SCALES.items() for order, (name, label, needs) in enumerate(levels)]
    positions = []
    for actor, rows in everybody().items():
        check(actor in actors, f"positions: no actor {actor}")
        total = sum(r["weight"] for r in rows)
        seen = set()
        for r in rows:
            scope, _, levels = SCALES[r["issue"]]
            names = [level[0] for level in levels]
            check(r["zone"] in zones or not r["zone"], f"positions of {actor}: no zone {r['zone']}")
            check(scope == "zone" or not r["zone"], f"positions of {actor}: {r['issue']} has no zones")
            check((r["issue"], r["zone"]) not in seen, f"positions of {actor}: {r['issue']} in {r['zone'] or 'all zones'} stands twice")
            check(names.index(r["ideal_low"]) <= names.index(r["ideal_high"]), f"positions of {actor}: {r['issue']}: ideal")
            seen.add((r["issue"], r["zone"]))
            share = r["weight"] / total
            positions.append([actor, r["issue"], r["zone"], r["ideal_low"], r["ideal_high"], f"{share * 0.5:.5f}", f"{share * 1.5:.5f}", r["red_lines"], r["source"], r["note"],
                              r["possible_red_lines"], r["only_if"]])
    return issues, positions
