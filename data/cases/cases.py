"""What is typed in of each validation case: people, lengths, dates, mandates. Populations are rounded to what is commonly reported and marked with
their source; "general knowledge" means that no page was read for them: treat them as good to about 20 per cent (the theatres' factors say so).
Strengths are (mission, date, component) of sources/mission_strength_reported.csv where that file has them, numbers with a note otherwise."""

# Years of the deaths files that are known to be empty for another reason than peace: the fighting of that year is filed elsewhere.
MISSING = {"bosnia": (1992,), "croatia": (1992,)}

SCHEMATIC = "zones are rectangles along a straight line; places are equal parts of a zone"
NAMES = "Names say who held what at the time and imply no position on the status of any territory. Outlines are schematic and show no border."


def party(name, role, slug, kind, troops, police, **more):
    return dict(name=name, role=role, army=f"army-{slug}", army_name=f"Forces of the {name}", police=f"police-{slug}", police_name=f"Police of the {name}", type=kind,
                troops=troops, police_strength=police, **more)


def troops(provider, mandate, hardness, units, tasks, roe="defence-of-mandate"):
    return dict(provider=provider, hardness=hardness, mandate=mandate, roe=roe, tasks=tasks, units=units)


def monitors(provider, units, kind="police-assistance", tasks=("mentor-police", "oversight")):
    return dict(provider=provider, hardness="unarmed", mandate=kind, tasks=list(tasks), units=units)


BOSNIA = dict(
    id="bosnia-1996", title="Bosnia and Herzegovina 1996-2007", as_of="1995-12", ceasefire_since="1995-10", horizon=145, events="bosnia", observed=(1996, 2007),
    at=(17.6, 43.3), size=(1.9, 0.9), schematic=SCHEMATIC, disclaimer=NAMES,
    people_source="census of 1991 by the later entities and UNHCR's 2.2 million displaced, rounded (general knowledge); only people displaced across the entity line are counted, so returns are minority returns",
    parties={
        # Over 40,000 police in all in 1996, 20,000 of them in Republika Srpska in January 1997 (sources/police_reform_milestones.csv).
        "federation": party("Federation of Bosnia and Herzegovina", "party", "federation", "state", 60000, 20000),
        "rs": party("Republika Srpska", "party", "rs", "state", 40000, 20000)},
    communities={"bosniak-croat": ("Bosniaks and Croats", "federation"), "serb": ("Serbs", "rs")},
    missions={"nato": ("NATO-led force (IFOR, SFOR), later European Union", "organisation", "regional", {"serb": "[0.2, 0.4, 0.6]"}),
              "iptf": ("United Nations police task force, later European Union", "organisation", "un", {})},
    zones=[
        dict(id="fed-front", name="Federation, along the line", held_by="federation", modality="The army of the Federation and its police.",
             residents={"bosniak-croat": 1_000_000, "serb": 30_000}, displaced={"serb": 250_000}, source="census of 1991, rounded; split along the line: assumption",
             mission_share=0.3, opens={"cross_side": "[0, 12, 36]"}, mined=0.3),
        dict(id="fed-rear", name="Federation, elsewhere", held_by="federation", rear=True, modality="The police of the cantons.",
             residents={"bosniak-croat": 1_250_000, "serb": 40_000}, displaced={"serb": 150_000}, source="census of 1991, rounded; split along the line: assumption",
             mission_share=0.2, opens={"cross_side": "[0, 12, 36]"}),
        dict(id="rs-front", name="Republika Srpska, along the line", held_by="rs", modality="The army of Republika Srpska and its police.",
             residents={"serb": 800_000, "bosniak-croat": 20_000}, displaced={"bosniak-croat": 350_000}, source="census of 1991, rounded; split along the line: assumption",
             mission_share=0.3, opens={"cross_side": "[0, 24, 48]"}, mined=0.3),
        dict(id="rs-rear", name="Republika Srpska, elsewhere", held_by="rs", rear=True, modality="The police of Republika Srpska.",
             residents={"serb": 600_000, "bosniak-croat": 10_000}, displaced={"bosniak-croat": 210_000}, source="census of 1991, rounded; split along the line: assumption",
             mission_share=0.2, opens={"cross_side": "[0, 24, 48]"})],
    line_name="Inter-entity boundary line", line_km=1080, segment_km=20, line_source="length commonly given, about 1,080 km (general knowledge)",
    option=dict(
        id="dayton", title="IFOR, SFOR and IPTF, later the European Union", summary="A NATO-led force separates the armies within weeks and shrinks over the years; unarmed United Nations police advise local police.",
        say="As under the General Framework Agreement of 1995.", composition="unrestricted", dates=("0", "0", "0", "0", "[1, 2, 3]"), lead="nato", ssr="full", quota=True,
        demining="agency", housing="agency", channel="direct", floor=0.3,
        phases=[
            {"id": "ifor", "title": "IFOR", "ramp": "interposition", "from": 0, "to": 12, "international": [
                troops("nato", "interposition", "robust", {"infantry": ("IFOR", "1995-12", "troops")}, ["separate", "patrol", "protect", "reserve"], "all-necessary-means"),
                monitors("iptf", {"police": ("IPTF", "1997-01", "police")})]},
            # Targets, not what came of it: the Federation's 11,500 of April 1996 (general knowledge) and 9,000, the middle of what IPTF wanted in Republika Srpska.
            {"id": "sfor", "title": "SFOR", "ramp": "stabilisation", "from": 12, "to": 72, "local_police": {"federation": 11500, "rs": 9000}, "international": [
                troops("nato", "multidimensional", "robust", {"infantry": ("SFOR", "1999", "troops")}, ["separate", "patrol", "protect", "reserve"], "all-necessary-means"),
                monitors("iptf", {"police": ("IPTF", "1997-06-10", "police")})]},
            {"id": "late", "title": "SFOR reduced", "ramp": "mixed-police", "from": 72, "to": 108, "local_police": {"federation": 11500, "rs": 9000}, "international": [
                troops("nato", "multidimensional", "armed", {"infantry": ("SFOR", "2002-12", "troops")}, ["patrol", "protect", "reserve"]),
                monitors("iptf", {"police": ("EUPM", "2003-01", "police")})]},
            {"id": "eufor", "title": "EUFOR Althea", "ramp": "local-policing", "from": 108, "local_police": {"federation": 11500, "rs": 9000}, "armies": False, "international": [
                troops("nato", "multidimensional", "armed", {"infantry": ("EUFOR Althea", "2006-12", "troops")}, ["patrol", "reserve"]),
                monitors("iptf", {"police": ("EUPM", "2003-01", "police")})]}]),
    returns=lambda r: r["area"] == "Bosnia and Herzegovina" and r["measure"] == "minority returns" and r["group"] == "all" and len(r["period"]) == 4 and r["qualifier"] != "part",
    police=lambda r: r["area"] == "Bosnia and Herzegovina" and r["force"] == "all local police" and r["measure"] == "strength" and "1997" < r["date"] < "2008")

SLAVONIA = dict(
    id="eastern-slavonia-1996", title="Eastern Slavonia 1996-2000", as_of="1996-01", ceasefire_since="1995-11", horizon=60, events="croatia", observed=(1996, 2000),
    at=(18.8, 45.1), size=(0.8, 0.5), schematic=SCHEMATIC, disclaimer=NAMES,
    people_source="some 80,000 displaced from the region, some 130,000 inhabitants before the transfer (general knowledge)",
    parties={"croatia": party("Government of Croatia", "party", "croatia", "state", 12000, 600),
             "local-serb": party("local Serb authorities", "de-facto-authority", "local-serb", "de-facto", 9000, 1500)},
    communities={"croat": ("Croats and others displaced in 1991", "croatia"), "serb": ("Serbs of the region", "local-serb")},
    missions={"un": ("United Nations transitional administration", "organisation", "un", {})},
    zones=[
        dict(id="danube-region", name="Danube region", held_by="local-serb", modality="Held by the local Serb authorities until the United Nations transfer it.",
             residents={"serb": 120_000, "croat": 8_000}, displaced={"croat": 80_000}, source="general knowledge, rounded", mission_share=1.0,
             withdrawal=("local-serb", "croatia", 24), opens={"own_side": "[18, 22, 26]"}, mined=0.2, damaged=0.6),
        dict(id="osijek-vinkovci", name="Osijek and Vinkovci", held_by="croatia", affected=False, modality="Croatian police.",
             residents={"croat": 250_000, "serb": 15_000}, displaced={}, source="general knowledge, rounded", mission_share=0.0, police_capacity=0.6)],
    line_name="Line of the region", line_km=180, segment_km=10, line_source="assumption, from the size of the region",
    option=dict(
        id="untaes", title="UNTAES and the police support group", summary="The United Nations administer the region for two years with an armed force and police, then hand it to Croatia; a small police support group follows.",
        say="As under the Erdut Agreement of 1995.", composition="unrestricted", dates=("0", "0", "0", "0", "[3, 4, 6]"), lead="un", ssr="basic", quota=True, demining="agency", housing="agency",
        channel="direct", floor=0.4,
        phases=[
            {"id": "untaes", "title": "UNTAES", "ramp": "interposition", "from": 0, "to": 24, "armies": False, "international": [
                troops("un", "multidimensional", "robust", {"infantry": ("UNTAES", "1996", "troops")}, ["separate", "patrol", "protect", "reserve"]),
                dict(provider="un", hardness="police", mandate="executive-policing", tasks=["police", "mentor-police", "oversight"], units={"police": ("UNTAES", "1996-10", "police")})]},
            {"id": "support-group", "title": "Police support group", "ramp": "mixed-police", "from": 24, "to": 33, "armies": False, "international": [
                monitors("un", {"police": ("UNPSG", "1998", "police")})]},
            {"id": "local", "title": "Croatian police", "ramp": "local-policing", "from": 33, "armies": False, "international": []}]),
    returns=lambda r: r["area"] == "Croatia" and r["measure"] == "returns of internally displaced to eastern Slavonia")

MACEDONIA = dict(
    id="macedonia-2001", title="Macedonia 2001-2003", as_of="2001-08", ceasefire_since="2001-07", horizon=29, events="macedonia_2001", observed=(2002, 2003),
    at=(21.3, 41.8), size=(0.5, 0.6), schematic=SCHEMATIC, disclaimer=NAMES,
    people_source="some 170,000 displaced at the peak, most of them home within months (general knowledge); only those from places the other side held are counted",
    parties={"government": party("Government in Skopje", "party", "government", "state", 12000, 6000),
             "nla": party("National Liberation Army", "party", "nla", "de-facto", 3500, 0)},
    communities={"macedonian": ("Macedonians", "government"), "albanian": ("Albanians", "nla")},
    missions={"nato": ("NATO forces, later European Union", "organisation", "regional", {"macedonian": "[0.2, 0.4, 0.6]", "albanian": "[0.6, 0.8, 0.9]"}),
              "osce": ("OSCE mission", "organisation", "osce", {})},
    zones=[
        dict(id="crisis-area", name="Villages held in August 2001", held_by="nla", modality="The National Liberation Army; no State police.",
             residents={"albanian": 100_000, "macedonian": 5_000}, displaced={"macedonian": 30_000, "albanian": 20_000}, source="general knowledge, rounded", mission_share=0.7,
             withdrawal=("nla", "government", 2), opens={"own_side": "[1, 2, 4]", "cross_side": "[1, 3, 6]"}),
        dict(id="towns", name="Towns of the north-west", held_by="government", modality="Government police and army.",
             residents={"macedonian": 150_000, "albanian": 200_000}, displaced={"albanian": 15_000}, source="general knowledge, rounded", mission_share=0.3,
             opens={"cross_side": "[1, 3, 6]"}, police_capacity=0.5)],
    line_name="Edges of the crisis area", line_km=120, segment_km=10, line_source="assumption, from the size of the area",
    option=dict(
        id="ohrid", title="NATO and European Union forces, OSCE monitors", summary="A brigade collects weapons for a month; a few hundred soldiers then protect monitors until the end of 2003.",
        say="As under the Ohrid Framework Agreement of 2001.", composition="unrestricted", dates=("0", "0", "0", "0", "1"), lead="nato", ssr="full", quota=True, housing="state",
        demining="agency", channel="direct", floor=0.3,
        phases=[
            # Strengths of 2001 to 2003 are general knowledge: the file of strengths holds none for this case.
            {"id": "harvest", "title": "Essential Harvest", "ramp": "interposition", "from": 0, "to": 2, "international": [
                troops("nato", "interposition", "armed", {"infantry": 4000}, ["separate", "patrol"], "self-defence"), monitors("osce", {"monitors": 50}, "monitoring", ["monitor"])]},
            {"id": "fox", "title": "Amber Fox and Concordia", "ramp": "mixed-police", "from": 2, "to": 28, "international": [
                troops("nato", "protection", "armed", {"infantry": 600}, ["patrol", "reserve"], "self-defence"), monitors("osce", {"monitors": 160}, "monitoring", ["monitor"])]},
            {"id": "local", "title": "Police with advisers", "ramp": "local-policing", "from": 28, "international": [monitors("osce", {"police": 180})]}]))

ABKHAZIA = dict(
    id="georgia-abkhazia-1994", title="Georgia and Abkhazia 1994-2008", as_of="1994-05", ceasefire_since="1994-05", horizon=176, events="georgia", observed=(1995, 2008),
    less=("georgia__ucdp_brd_v24_1.csv", ("380", "393")), less_note="; less the deaths of the conflicts over government and over South Ossetia (UCDP BRD 24.1)",
    at=(41.85, 42.4), size=(0.6, 0.9), schematic=SCHEMATIC, disclaimer=NAMES,
    people_source="some 230,000 displaced, 80,000 of them from Gali district; some 180,000 inhabitants of the rest of Abkhazia (general knowledge, census of 1989)",
    parties={"abkhaz": party("Abkhaz de facto authorities", "de-facto-authority", "abkhaz", "de-facto", 5000, 1500),
             "georgian": party("Government of Georgia", "party", "georgian", "state", 10000, 2000)},
    communities={"abkhaz": ("Abkhaz, Armenians, Russians and others", "abkhaz"), "georgian": ("Georgians and Mingrelians", "georgian")},
    missions={"cis": ("Commonwealth of Independent States force (Russia)", "state", "single-state", {"georgian": "[0.05, 0.2, 0.4]", "abkhaz": "[0.6, 0.8, 0.95]"}),
              "unomig": ("United Nations observers", "organisation", "un", {})},
    zones=[
        dict(id="gali", name="Gali district", held_by="abkhaz", modality="Abkhaz militia; few officials.", residents={"abkhaz": 2_000, "georgian": 5_000},
             displaced={"georgian": 75_000}, source="census of 1989, rounded", mission_share=0.5, opens={"cross_side": "[3, 12, 60]"}, mined=0.2, damaged=0.6),
        dict(id="abkhazia-rest", name="Abkhazia, other districts", held_by="abkhaz", rear=True, modality="Abkhaz militia and army.", residents={"abkhaz": 180_000, "georgian": 3_000},
             displaced={"georgian": 150_000}, source="census of 1989, rounded", mission_share=0.1, damaged=0.5),
        dict(id="zugdidi", name="Zugdidi district", held_by="georgian", affected=False, modality="Georgian police and army.", residents={"georgian": 170_000, "abkhaz": 0}, displaced={},
             source="general knowledge, rounded", mission_share=0.4)],
    line_name="Ceasefire line on the Inguri", line_km=85, segment_km=5, line_source="assumption, from the course of the river",
    option=dict(
        id="moscow-agreement", title="CIS force and United Nations observers", summary="A Russian force stands in a security zone on both sides of the river; unarmed United Nations observers watch it. Status and return stay open.",
        say="As under the ceasefire agreement of 14 May 1994.", composition="single-state", dates=("0", "0", "0", "[1, 1, 2]", "[2, 3, 6]"), lead="cis", includes_spoilers=True, channel="ngo",
        observers_per_km=1.4, floor=0.1,
        phases=[{"id": "security-zone", "title": "Security zone", "ramp": "interposition", "from": 0, "international": [
            troops("cis", "interposition", "armed", {"infantry": ("CIS peacekeeping force", "2007-12", "troops")}, ["separate", "patrol"], "self-defence"),
            monitors("unomig", {"observers": ("UNOMIG", "2005-02-28", "military observers")}, "monitoring", ["monitor"])]}]))

TRANSDNIESTRIA = dict(
    id="transdniestria-1992", title="Moldova and Transdniestria 1992-2015", as_of="1992-07", ceasefire_since="1992-07", horizon=282, events="moldova_transdniestria", observed=(1993, 2015),
    at=(29.4, 46.7), size=(1.3, 0.5), schematic=SCHEMATIC, disclaimer=NAMES,
    people_source="some 550,000 inhabitants of the left bank, some 50,000 registered displaced of whom most went home soon (general knowledge); residents of a bank count as one community, for there was no violence between neighbours",
    parties={"moldova": party("Government of Moldova", "party", "moldova", "state", 6000, 3000),
             "transdniestria": party("Transdniestrian de facto authorities", "de-facto-authority", "transdniestria", "de-facto", 6000, 3000)},
    communities={"right-bank": ("People loyal to Chisinau", "moldova"), "left-bank": ("People loyal to Tiraspol", "transdniestria")},
    missions={"jcc": ("Joint forces of Russia, Moldova and Transdniestria", "organisation", "single-state", {"right-bank": "[0.2, 0.4, 0.6]", "left-bank": "[0.6, 0.8, 0.95]"})},
    zones=[
        dict(id="right-bank", name="Right bank in the security zone", held_by="moldova", modality="Moldovan police.", residents={"right-bank": 270_000},
             displaced={}, source="general knowledge, rounded", mission_share=0.4, damaged=0.1, police_capacity=0.5),
        dict(id="left-bank", name="Left bank", held_by="transdniestria", modality="Transdniestrian militia.", residents={"left-bank": 550_000},
             displaced={"right-bank": 40_000}, source="general knowledge, rounded", mission_share=0.4, damaged=0.1, opens={"cross_side": "[0, 1, 6]"}, police_capacity=0.5),
        dict(id="bender", name="Bender and its surroundings", held_by="transdniestria", modality="Two polices and the joint force.", residents={"left-bank": 125_000},
             displaced={"right-bank": 10_000}, source="general knowledge, rounded", mission_share=0.2, damaged=0.2, opens={"cross_side": "[0, 1, 6]"}, police_capacity=0.4)],
    line_name="Security zone on the Dniester", line_km=225, segment_km=15, line_source="length commonly given for the security zone (general knowledge)",
    option=dict(
        id="joint-control", title="Joint control commission and joint forces", summary="Battalions of Russia, Moldova and Transdniestria stand together in a security zone; status stays open.",
        say="As under the agreement of 21 July 1992.", composition="parties-and-single-state", dates=("0", "0", "0", "[0, 0, 1]", "[1, 2, 3]"), lead="jcc", includes_spoilers=True, channel="direct",
        housing="state", floor=0.2,
        phases=[
            {"id": "early", "title": "Joint forces as agreed", "ramp": "interposition", "from": 0, "to": 120, "international": [
                troops("jcc", "interposition", "armed", {"infantry": ("Joint peacekeeping forces (JCC)", "1992", "all contingents")}, ["separate", "patrol"], "self-defence")]},
            {"id": "late", "title": "Joint forces reduced", "ramp": "stabilisation", "from": 120, "international": [
                troops("jcc", "interposition", "armed", {"infantry": ("Joint peacekeeping forces (JCC)", "2006", "troops of Russia")}, ["separate", "patrol"], "self-defence"),
                troops("jcc", "interposition", "armed", {"infantry": ("Joint peacekeeping forces (JCC)", "2006", "troops of Moldova")}, ["separate", "patrol"], "self-defence"),
                troops("jcc", "interposition", "armed", {"infantry": ("Joint peacekeeping forces (JCC)", "2006", "troops of Transdniestria")}, ["separate", "patrol"], "self-defence")]}]))

SIERRA_LEONE = dict(
    id="sierra-leone-1999", title="Sierra Leone 1999-2005", as_of="1999-07", ceasefire_since="1999-05", horizon=78, events="sierra_leone", observed=(2000, 2005), season=2,
    at=(-11.8, 7.3), size=(2.4, 1.2), schematic=SCHEMATIC, disclaimer=NAMES,
    people_source="some 4.5 million inhabitants, more than a million displaced, about half of the land held by the Revolutionary United Front (general knowledge)",
    parties={"government": party("Government of Sierra Leone", "party", "government", "state", 10000, 6000),
             "ruf": party("Revolutionary United Front", "party", "ruf", "de-facto", 15000, 0)},
    communities={"government-held": ("People of the areas held by the government", "government"), "ruf-held": ("People of the areas held by the Revolutionary United Front", "ruf")},
    missions={"unamsil": ("United Nations mission", "organisation", "un", {})},
    zones=[
        dict(id="west-south", name="West and south", held_by="government", modality="Government forces, regional troops and militias.", residents={"government-held": 2_000_000}, displaced={},
             source="general knowledge, rounded", mission_share=0.4, damaged=0.3),
        dict(id="north-east", name="North and east", held_by="ruf", modality="The Revolutionary United Front.", residents={"ruf-held": 1_500_000, "government-held": 100_000},
             displaced={"government-held": 700_000}, source="general knowledge, rounded", mission_share=0.6, damaged=0.5, withdrawal=("ruf", "government", 29),
             opens={"own_side": "[20, 28, 36]"})],
    line_name="Edge of the areas held", line_km=500, segment_km=20, line_source="assumption, from the size of the country",
    option=dict(
        id="lome", title="UNAMSIL", summary="A United Nations force arrives over two years, is attacked, grows, and hands over by district from 2004.",
        say="As under the Lome agreement of 1999 and the Abuja ceasefire of 2000.", composition="unrestricted", dates=("0", "0", "3", "[4, 5, 6]", "[24, 28, 30]"), lead="unamsil", ssr="full",
        demining="none", housing="agency", channel="direct", floor=0.1,
        phases=[
            {"id": "deployment", "title": "Deployment", "ramp": "interposition", "from": 0, "to": 54, "international": [
                troops("unamsil", "multidimensional", "armed", {"infantry": ("UNAMSIL", "", "troops")}, ["separate", "patrol", "protect", "reserve"])]},
            {"id": "handover", "title": "Handover by district", "ramp": "mixed-police", "from": 54, "to": 66, "international": [
                troops("unamsil", "multidimensional", "armed", {"infantry": ("UNAMSIL", "2004-09", "troops")}, ["patrol", "protect", "reserve"])]},
            {"id": "local", "title": "Last battalions and local police", "ramp": "local-policing", "from": 66, "international": [
                troops("unamsil", "multidimensional", "armed", {"infantry": ("UNAMSIL", "2004-12", "troops")}, ["patrol", "reserve"])]}]))

CASES = [BOSNIA, SLAVONIA, MACEDONIA, ABKHAZIA, TRANSDNIESTRIA, SIERRA_LEONE]
