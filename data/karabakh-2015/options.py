"""The planning options of the theatre, in compact form. Read by build.py, which writes them out as theatres/karabakh-2015/options/*.yaml.

Options a to d are illustrative: nobody proposed them. They share one calendar, one schedule of withdrawal and return, one effort of demining
and housing, and the same commitments, so that they differ in the security package alone. Early policing and consultation are levers of
their own: each variant is its plain form with one lever pulled.
"""
from dataclasses import dataclass, field

AZ, AM = "azerbaijani-side", "armenian-side"


@dataclass
class Facts:
    zones: list            # rows of zones.csv
    km: dict               # zone -> km of line
    people: dict           # zone -> residents and displaced by origin
    actors: dict           # actor -> whether its acceptance is known
    lines: dict


@dataclass
class Plan:
    """What happens in some zones: who is there in every phase."""
    where: dict                     # {"zones": [...], "classes": [...]}
    phases: dict                    # phase -> list of presences
    note: str = ""
    withdrawal: tuple = ()          # (by, to, [low, central, high])
    own: list = field(default_factory=list)
    cross: list = field(default_factory=list)
    before: list = None             # before deployment; None: today's providers go on


def presence(provider, kind, hardness, mandate, roe, units, tasks, lead=False, answers=""):
    return dict(provider=provider, type=kind, lead=lead, hardness=hardness, mandate=mandate, roe=roe, units=units, tasks=tasks, answers_to=answers)


def lead(p):
    return {**p, "lead": True}


def zones(*ids):
    return {"zones": list(ids)}


def classes(*names):
    return {"classes": list(names)}


# ---------------------------------------------------------------- local providers, the same in every option
def army(provider, kind, tasks=("separate", "patrol", "protect"), units=None):
    return presence(provider, kind, "armed", "national", "all-necessary-means", units or {"infantry": {"per_km": 35}}, list(tasks))


def police(provider, kind, per_1000=2.3, tasks=("police", "patrol")):
    return presence(provider, kind, "police", "national", "self-defence", {"police": {"fixed": 10, "per_1000": per_1000}}, list(tasks))


AZ_ARMY = army("azerbaijani-army", "state")
AM_ARMY = army("armenian-army", "state")
AZ_POLICE = police("azerbaijani-police", "state")
AM_POLICE = police("armenian-police", "state")
NK_POLICE = police("karabakh-police", "de-facto")
NK_LINE = army("karabakh-force", "de-facto")
NK_BARRACKS = army("karabakh-force", "de-facto", ["protect", "reserve"], {"infantry": {"fixed": 100}})
AZ_BARRACKS = army("azerbaijani-army", "state", ["protect", "reserve"], {"infantry": {"fixed": 100}})
JOINT = presence("joint-police", "local-joint", "police", "executive-policing", "self-defence", {"police": {"fixed": 20, "per_1000": 2.5}},
                 ["police", "patrol", "protect"], answers="a joint police board of both communities")
ROAD_POLICE = presence("joint-police", "local-joint", "police", "executive-policing", "self-defence", {"police": {"fixed": 40}}, ["patrol", "secure-corridor"],
                       answers="a joint police board of both communities")
BODIES = presence("community-bodies", "community", "unarmed", "monitoring", "none", {}, ["oversight", "liaise"], answers="both communities")


def lines_and_rear(mission_border):
    """Border and rear: local providers go on in every phase. `mission_border`: phase -> the mission's presences at the border."""
    everywhere = lambda local: {phase: [*local, *extra] for phase, extra in mission_border.items()}
    rear = lambda local: {phase: [local] for phase in mission_border}
    return [
        Plan(classes("border-azerbaijan"), everywhere([lead(AZ_ARMY), AZ_POLICE]), "The border stays where it is; forces stay on both sides."),
        Plan(classes("border-armenia"), everywhere([lead(AM_ARMY), AM_POLICE]), "The border stays where it is; forces stay on both sides."),
        Plan(classes("rear-azerbaijan"), rear(lead(AZ_POLICE)), "Nothing changes here."),
        Plan(classes("rear-armenia"), rear(lead(AM_POLICE)), "Nothing changes here."),
    ]


# ---------------------------------------------------------------- one calendar, one schedule
DATES = {
    "framework_signed": [6, 12, 24],
    "comprehensive_agreement": [18, 30, 48],
    "mandate_given": [20, 32, 50],
    "first_deployment": [23, 36, 56],
    "full_capability": [30, 46, 70],
}
DATES_NOTE = ["# Months from June 2015. Between mandate and full capability lie 10 to 20 months: European operations took about 9 (F20).",
              "# The same calendar in every option unless the paper gives a reason for another."]
# Central values meet the phases: the five districts are transferred when the operation arrives (6 months after the comprehensive agreement
# by the calendar above), Lachin and Kelbajar when the first phase of 36 months ends (42 months after it).
SURROUNDING = (AM, AZ, [3, 6, 18])
STRATEGIC = (AM, AZ, [30, 42, 72])
SURROUNDING_RETURN = [12, 18, 30]
STRATEGIC_RETURN = [42, 54, 84]
CROSS_RETURN = [16, 24, 42]          # Azerbaijanis to the former oblast and Armenians to places north of the line: the same months
FRONT_RETURN = [6, 12, 18]

HARD = "interposition"


# Where an option stands on scales of which its other keys do not tell; the headings of the same names say it in words.
MADRID = {"interim-status": "interim", "political-conditions": "restrained"}


def headings(**changes):
    """The headings that options share; each option states the rest."""
    common = {
        "local_forces": "Local forces stay on their own side of the line, part as withdrawals proceed, and go to barracks in the former oblast; "
                        "their future beyond that is left to the talks on final status.",
        "sovereignty": "The operation works with the consent of each party and without prejudice to status. It may not tax, legislate or set up an administration.",
        "withdrawals": "The five districts around the former oblast without Lachin and Kelbajar 3 to 18 months after the comprehensive agreement, Lachin and "
                       "Kelbajar 30 to 72 months after it; transfer of control is verified before return opens. Months are assumptions.",
        "return": "All displaced communities have a right of return. Return to the side's own area opens after transfer of control; return of Azerbaijanis to the "
                  "former oblast and of Armenians to places north of the line opens in the same months.",
        "interim_status": "As in the Madrid Principles: the de facto authorities have an interim status with guarantees of security and self-governance.",
        "demining": ("agency", "A humanitarian agency surveys and clears roads and villages before return opens (about 7 % of the mined area a year, RL03)."),
        "housing_and_property": ("agency", "An agency repairs homes and registers claims of both communities (about 4 % of the ruined stock a year, RL01)."),
        "consultation": ("no", "No three-way body is set up; complaints go to the nearest local authority."),
        "reform": ("basic", "none", "none", "none", 0, "no", "Training of existing police after deployment; nothing starts before signature."),
        "de_facto": ("ngo", "Work with the de facto agencies goes through non-governmental organisations, without prejudice to status."),
        "joint_military_commission": "The force commander and officers of both sides meet every month and after serious incidents.",
        "floors": (0.3, 0.3),
        "commit": ("Withdraws on schedule and lets verifiers in; refrains from force.", "Refrains from force, lets verifiers in, and opens return on schedule."),
        "international": "Participating States pledge forces and money for the first phase before signature.",
    }
    return {**common, **changes}


EARLY = ("full", "none", "none", "none", 15, "yes",
         "Recruitment by quota and training of a joint police begin 15 months before the framework's signature, de facto agencies included through NGOs.")
CONSULT = ("yes", "In every district a three-way body of the operation, local security providers and both communities meets monthly; every case gets an answer, and "
                  "lessons go up to national policy.")


# ---------------------------------------------------------------- options without a deployment
def status_quo():
    return dict(
        option="status-quo", settings={"interim-status": "none", "political-conditions": "unchanged"}, label="Status quo", title="Status quo", basis="illustrative", agreement=False, levers=("none", False, False),
        summary="Nothing is signed. A self-regulating ceasefire without peacekeepers, watched by the Personal Representative of the OSCE Chairperson-in-Office and "
                "five field assistants, whose visits all parties agree in advance.",
        headings=headings(
            size_and_characteristics="No force. One Personal Representative and five field assistants, unarmed and civilian.",
            command_and_control="The Personal Representative reports to the Chairperson-in-Office; the High-Level Planning Group plans in Vienna.",
            logistics="A small office; visits with vehicles and guides of the sides.",
            allocation_of_units="Visits to a few places of the Line of Contact and the border at a time.",
            rules_of_engagement="None: nobody is armed and nobody is mandated to act.",
            contributing_states="None beyond the staff of the Personal Representative and five officers seconded to the planning group.",
            longevity="Without an end: in place since 1995.",
            local_forces="About 40,000 troops of both sides hold both lines; local commanders have reportedly been given more authority.",
            sovereignty="Both sides keep their claims; nothing is settled.",
            withdrawals="None.",
            **{"return": "None across the line."},
            interim_status="None.",
            corridor=("The road through Lachin is held by the Armenian side and open to its traffic alone.", None),
            demining=("agency", "Humanitarian and state agencies clear mines apart on each side."),
            housing_and_property=("none", "No joint register of property; displaced people are housed by their own side."),
            monitoring=({"loc": 0.03}, "Six persons on 260 km (F14), by visits agreed in advance; along the border a civilian scheme documents violations since 2014."),
            reform=("none", "none", "none", "none", 0, "no", "No reform with a view to cohabitation."),
            de_facto=("ngo", "Limited contacts of non-governmental organisations."),
            joint_military_commission="None; the sides' officers have no standing channel.",
            floors=(0, 0),
            commit=("The ceasefire of 1994.", "The ceasefire of 1994."),
            international="The Minsk Group co-chairs mediate; visits of the Personal Representative go on."))


def without_deployment():
    phases = [("preparation", "Until the first withdrawals", "stabilisation", 0, 6, "date"),
              ("first-withdrawals", "Five districts without a provider", "stabilisation", 6, 24, "date"),
              ("between", "Until the later withdrawals", "stabilisation", 24, 42, "date"),
              ("later-withdrawals", "Lachin and Kelbajar without a provider", "stabilisation", 42, 54, "date"),
              ("local", "Local policing", "local-policing", 54, None, "date")]
    ids = [p[0] for p in phases]
    always = lambda present: {i: present for i in ids}
    transferred = lambda before, gap: {i: [] if i == gap else before if ids.index(i) < ids.index(gap) else [lead(AZ_POLICE)] for i in ids}
    nobody = "Nobody is named for the months after the withdrawal: the gap that this option exists to show."
    plans = [
        Plan(classes("shared-town"), always([lead(NK_POLICE)]), "Local police alone, also for those who return.", cross=CROSS_RETURN),
        Plan(classes("former-oblast"), always([lead(NK_LINE), NK_POLICE]), "Local forces and police alone, also for those who return.", cross=CROSS_RETURN),
        Plan(classes("surrounding-returned"), transferred([lead(NK_LINE), NK_POLICE], "first-withdrawals"), nobody, SURROUNDING, SURROUNDING_RETURN),
        Plan(classes("strategic"), transferred([lead(NK_LINE), NK_POLICE], "later-withdrawals"), nobody, STRATEGIC, STRATEGIC_RETURN),
        Plan(classes("north-of-line", "oblast-east"), always([lead(AZ_POLICE)]), "Local police alone, also for those who return.", cross=CROSS_RETURN),
        Plan(classes("frontline"), always([lead(AZ_ARMY), AZ_POLICE]), "Local forces and police as today.", own=FRONT_RETURN),
        *lines_and_rear(always([])),
    ]
    return dict(
        option="agreement-without-deployment", label="Agreement, nobody deployed", title="An agreement without a deployment", basis="illustrative", agreement=True,
        levers=("none", False, False), dates={k: DATES[k] for k in ("framework_signed", "comprehensive_agreement")}, phases=phases, plans=plans,
        dates_note=["# Months from June 2015. The same calendar in every option unless the paper gives a reason for another."],
        lines=[("loc", True, "Forces part as withdrawals proceed; nobody verifies it on the ground.")],
        summary="The Madrid Principles are signed and carried out, but no operation deploys: local providers are all there is. Where forces withdraw, nobody is "
                "named at first. It shows what a deployment is for.",
        headings=headings(
            size_and_characteristics="No force. The Personal Representative and five field assistants go on.",
            command_and_control="Each side commands its own forces and police.",
            logistics="Each side's own.",
            allocation_of_units="Local police in the former oblast and in inhabited districts; nobody in districts after withdrawal until local police arrive.",
            rules_of_engagement="National law of each side; nothing is agreed in common.",
            contributing_states="None.",
            longevity="Without an operation there is nothing to end; local arrangements are permanent.",
            sovereignty="No operation restricts anybody's sovereignty.",
            corridor=("Open by agreement; no provider is named for it.", None),
            monitoring=({"loc": 0.03}, "Six persons on 260 km (F14), by visits agreed in advance."),
            joint_military_commission="A telephone line between the sides' headquarters.",
            floors=(0.15, 0.15),
            international="Statements of support; no forces are pledged."))


# ---------------------------------------------------------------- illustrative A: unarmed monitors
def unarmed_monitors():
    phases = [("monitoring", "Unarmed monitoring of withdrawals and first returns", "stabilisation", 0, 36, "benchmarks"),
              ("mixed-police", "Monitoring and mentoring of mixed police", "mixed-police", 36, 96, "benchmarks"),
              ("local", "Local policing", "local-policing", 96, None, "date")]
    chief = "the head of mission"

    def monitors(fixed, per_km=0.0, tasks=("monitor", "oversight", "liaise"), engineers=0):
        units = {"monitors": {"fixed": fixed, "per_km": per_km} if per_km else {"fixed": fixed}}
        units.update({"engineers": {"fixed": engineers}} if engineers else {})
        return presence("osce-mission", "international", "unarmed", "monitoring", "none", units, list(tasks), answers=chief)

    def in_phases(first, second, last):
        return {"monitoring": first, "mixed-police": second, "local": last}

    mentors = lambda n, per_km=0.0: monitors(n, per_km, ("monitor", "oversight", "mentor-police", "liaise"))
    clear = ("monitor", "oversight", "liaise", "demine")
    plans = [
        Plan(classes("shared-town"), in_phases([lead(NK_POLICE), NK_BARRACKS, monitors(20, 0, clear, 4)], [lead(JOINT), mentors(16)], [lead(JOINT), BODIES]),
             "Shusha / Shushi: a shared town, watched day and night by unarmed monitors.", cross=CROSS_RETURN),
        Plan(classes("former-oblast"), in_phases([lead(NK_LINE), NK_POLICE, monitors(10, 0.3, clear, 4)], [lead(NK_POLICE), NK_BARRACKS, mentors(8, 0.2)],
                                                 [lead(NK_POLICE), NK_BARRACKS, BODIES]),
             "Local police and forces remain; monitors live in the district centres.", cross=CROSS_RETURN),
        Plan(classes("surrounding-returned"), in_phases([lead(AZ_POLICE), monitors(8, 0.3, clear, 8)], [lead(AZ_POLICE), mentors(4)], [lead(AZ_POLICE), BODIES]),
             "Azerbaijani police for Azerbaijani returnees after transfer of control; in Agdam and Fizuli as the paper says.", SURROUNDING, SURROUNDING_RETURN),
        Plan(zones("lachin"), in_phases([lead(NK_POLICE), NK_BARRACKS, monitors(16, 0, (*clear, "secure-corridor"), 4)],
                                        [lead(AZ_POLICE), monitors(16, 0, ("monitor", "oversight", "secure-corridor", "liaise"))], [lead(AZ_POLICE), ROAD_POLICE, BODIES]),
             "Lachin / Berdzor with the corridor: monitored day and night; unarmed monitors can report a closure but not prevent it.", STRATEGIC, STRATEGIC_RETURN),
        Plan(zones("kelbajar"), in_phases([lead(NK_LINE), NK_POLICE, monitors(8, 0.3, clear, 4)], [lead(AZ_POLICE), mentors(6, 0.2)], [lead(AZ_POLICE), BODIES]),
             "Kelbajar / Karvachar: transfer of control late, as for Lachin.", STRATEGIC, STRATEGIC_RETURN),
        Plan(classes("north-of-line", "oblast-east"), in_phases([lead(AZ_POLICE), AZ_BARRACKS, monitors(10, 0.3, clear, 4)], [lead(JOINT), mentors(8, 0.2)],
                                                                [lead(JOINT), BODIES]),
             "Formerly Armenian-populated places north of the line: treated as the shared town is.", cross=CROSS_RETURN),
        Plan(classes("frontline"), in_phases([lead(AZ_ARMY), AZ_POLICE, monitors(3, 0.3, clear, 4)], [lead(AZ_ARMY), AZ_POLICE, mentors(2, 0.2)],
                                             [lead(AZ_ARMY), AZ_POLICE, BODIES]), "Forces stay and part; monitors at the line.", own=FRONT_RETURN),
        *lines_and_rear(in_phases([monitors(0, 0.1, ("monitor", "liaise"))], [monitors(0, 0.1, ("monitor", "liaise"))], [])),
    ]
    return dict(
        option="a-unarmed-monitors", label="A: unarmed monitors", title="Illustrative A: unarmed civilian monitors", basis="illustrative", agreement=True, levers=("open", False, False),
        dates=DATES, phases=phases, plans=plans, mission=dict(lead="osce-mission", caveats=0, spoilers=False, term=120),
        lines=[("loc", True, "Forces part as withdrawals proceed, watched by monitors."), ("border", False, "Monitored; forces stay.")],
        summary="Some 500 unarmed civilian monitors under the OSCE watch both lines, withdrawals and first returns. Security itself stays with local providers. "
                "The paper reports doubts about a purely civilian mission right after a settlement.",
        headings=headings(
            size_and_characteristics="Some 500 unarmed civilian monitors of one OSCE operation, with a small demining cell.",
            command_and_control="A head of mission reports to the OSCE Chairperson-in-Office; district offices report to the head of mission.",
            logistics="Civilian contracts, local offices and vehicles; medical evacuation by agreement with both sides.",
            allocation_of_units="About half at the Line of Contact, a quarter in the former oblast and places of return, the rest at the border and in mobile teams.",
            rules_of_engagement="No use of force; monitors withdraw from danger. Local police protect them.",
            contributing_states="Open to all 57 participating States; staff are seconded one by one, not in contingents.",
            longevity="Up to ten years in all; reviewed every year against benchmarks.",
            corridor=("Open to civilian traffic of both communities by turns; monitored day and night.", "osce-mission"),
            monitoring=({"loc": 0.9, "border": 0.2}, "Patrols of two vehicles in daylight, cameras at night; a density below that of the mission in Ukraine (F13).")))


# ---------------------------------------------------------------- illustrative B: armed interposition
def armed_interposition():
    phases = [("interposition", "Armed interposition between the forces", "interposition", 0, 36, "benchmarks"),
              ("stabilisation", "Smaller force, returns and mine clearance", "stabilisation", 36, 72, "benchmarks"),
              ("mixed-police", "Police operation with a small reserve", "mixed-police", 72, 120, "benchmarks"),
              ("local", "Local policing", "local-policing", 120, None, "date")]
    chief = "the force commander, under the special representative"

    def troops(fixed, per_km=0.0, observers=0.0, engineers=0, support=0, formed=0, officers=0, tasks=("separate", "patrol", "protect"), mandate=HARD):
        infantry = {k: v for k, v in (("fixed", fixed), ("per_km", per_km)) if v}
        units = {"infantry": infantry} if infantry else {}
        for unit, n in (("formed_police", formed), ("police", officers), ("engineers", engineers), ("support", support)):
            units.update({unit: {"fixed": n}} if n else {})
        units.update({"observers": {"per_km": observers}} if observers else {})
        return presence("un-mission", "international", "armed", mandate, "defence-of-mandate", units, list(tasks), answers=chief)

    def unarmed(fixed, observers=0.0, mandate="monitoring", tasks=("monitor", "liaise")):
        units = {"observers": {k: v for k, v in (("fixed", fixed), ("per_km", observers)) if v}}
        return presence("un-mission", "international", "unarmed", mandate, "none", units, list(tasks), answers=chief)

    def mentors(officers, formed=0, tasks=("patrol", "mentor-police", "oversight", "liaise")):
        units = {"police": {"fixed": officers}, **({"formed_police": {"fixed": formed}} if formed else {})}
        return presence("un-mission", "international", "police", "police-assistance", "self-defence", units, list(tasks), answers="the police commissioner")

    def in_phases(first, second, third, last):
        return {"interposition": first, "stabilisation": second, "mixed-police": third, "local": last}

    hold = ("separate", "monitor", "patrol", "protect", "demine", "oversight")
    plans = [
        Plan(classes("shared-town"),
             in_phases([lead(troops(250, formed=140, officers=30, engineers=10, support=60, tasks=("separate", "patrol", "protect", "police", "demine", "oversight"))),
                        NK_POLICE],
                       [lead(troops(150, formed=140, officers=40, support=40, mandate="multidimensional",
                                    tasks=("patrol", "protect", "police", "mentor-police", "demine", "oversight"))), JOINT],
                       [lead(JOINT), mentors(40, 70)], [lead(JOINT), BODIES]),
             "Shusha / Shushi: a shared town, with interposition from the first day of return.", cross=CROSS_RETURN),
        Plan(classes("former-oblast"),
             in_phases([lead(troops(40, 4.6, 0.2, 8, 20, tasks=hold)), NK_POLICE, NK_BARRACKS],
                       [lead(troops(30, 2.5, 0.2, 8, 10, mandate="multidimensional", tasks=hold)), NK_POLICE, NK_BARRACKS],
                       [lead(NK_POLICE), NK_BARRACKS, mentors(14)], [lead(NK_POLICE), NK_BARRACKS, BODIES]),
             "The force stands between local forces and the line, and protects those who return.", cross=CROSS_RETURN),
        Plan(classes("surrounding-returned"),
             in_phases([lead(troops(20, 4.6, 0.2, 15, 10, tasks=hold)), AZ_POLICE], [lead(AZ_POLICE), troops(10, 2, 0.2, 10, 5, tasks=hold)],
                       [lead(AZ_POLICE), mentors(6)], [lead(AZ_POLICE), BODIES]),
             "The force fills the months after the withdrawal; then Azerbaijani police for Azerbaijani returnees, in Agdam and Fizuli first.",
             SURROUNDING, SURROUNDING_RETURN),
        Plan(zones("lachin"),
             in_phases([lead(troops(200, engineers=15, support=40, tasks=("patrol", "protect", "secure-corridor", "demine", "oversight"))), NK_POLICE],
                       [lead(troops(200, engineers=15, support=40, tasks=("patrol", "protect", "secure-corridor", "demine", "oversight"))), AZ_POLICE],
                       [lead(AZ_POLICE), mentors(20, 70, ("patrol", "protect", "secure-corridor", "oversight"))], [lead(AZ_POLICE), ROAD_POLICE, BODIES]),
             "Lachin / Berdzor with the corridor: a company of the force on the road throughout.", STRATEGIC, STRATEGIC_RETURN),
        Plan(zones("kelbajar"),
             in_phases([lead(troops(60, 4.6, 0.2, 10, 15, tasks=hold)), NK_POLICE, NK_BARRACKS], [lead(troops(80, 2.5, 0.2, 10, 15, tasks=hold)), NK_POLICE],
                       [lead(AZ_POLICE), mentors(12)], [lead(AZ_POLICE), BODIES]),
             "Kelbajar / Karvachar: transfer of control late, as for Lachin.", STRATEGIC, STRATEGIC_RETURN),
        Plan(classes("north-of-line", "oblast-east"),
             in_phases([lead(troops(100, 4.6, 0.2, 10, 20, officers=10, tasks=(*hold, "police"))), AZ_POLICE],
                       [lead(troops(60, 2.5, 0.2, 10, 15, officers=15, mandate="multidimensional", tasks=(*hold, "police"))), JOINT],
                       [lead(JOINT), mentors(15)], [lead(JOINT), BODIES]),
             "Formerly Armenian-populated places north of the line: treated as the shared town is.", cross=CROSS_RETURN),
        Plan(classes("frontline"),
             in_phases([lead(troops(0, 4.6, 0.2, 8, 10, tasks=hold)), AZ_POLICE, AZ_BARRACKS], [lead(troops(0, 2, 0.2, 8, 5, tasks=hold)), AZ_POLICE, AZ_BARRACKS],
                       [lead(AZ_POLICE), AZ_BARRACKS, mentors(4)], [lead(AZ_POLICE), AZ_BARRACKS, BODIES]),
             "The force stands between the sides; local forces in barracks.", own=FRONT_RETURN),
        *lines_and_rear(in_phases([unarmed(0, 0.1)], [unarmed(0, 0.1)], [unarmed(0, 0.05)], [])),
    ]
    return dict(
        option="b-armed-interposition", label="B: armed interposition", title="Illustrative B: armed interposition", basis="illustrative", agreement=True, levers=("open", False, False),
        dates=DATES, phases=phases, plans=plans,
        mission=dict(lead="un-mission", reserve_zone="agdam-west", reserve=300, caveats=0.2, spoilers=False, term=144),
        lines=[("loc", True, "Forces part; the operation holds the ground between them."), ("border", False, "Observed; forces stay.")],
        summary="A United Nations force of about 4,400 stands between the sides along the Line of Contact and in the shared town, with a reserve, engineers and "
                "police. The traditional school of peacekeeping, with one mandate everywhere.",
        headings=headings(
            size_and_characteristics="About 4,400 in the first phase and a reserve of 300: infantry, military observers, police, engineers and support.",
            command_and_control="A special representative of the Secretary-General; a force commander and a police commissioner under one head.",
            logistics="United Nations supply; two lines of communication, through Georgia and through the area of each side.",
            allocation_of_units="Between 4 and 5 soldiers per km on each side of the Line of Contact, a battalion's strength in places of return, a company on the corridor.",
            rules_of_engagement="Defence of the mandate, with authority to protect civilians in immediate danger.",
            contributing_states="Open: any State that each party accepts; caveats bind about a fifth of the armed strength (assumption).",
            longevity="Twelve years at most; the first two phases end on benchmarks.",
            corridor=("A company of the force secures the road for civilian traffic of both communities.", "un-mission"),
            monitoring=({"loc": 0.22, "border": 0.1}, "Military observers in teams on both sides of the line (density of UNMEE, F11).")))


# ---------------------------------------------------------------- illustrative C: a zonal package
def zonal():
    phases = [("interposition", "A mandate for each zone", "interposition", 0, 36, "benchmarks"),
              ("mixed-police", "Mixed police in shared places, monitors elsewhere", "mixed-police", 36, 96, "benchmarks"),
              ("local", "Local policing", "local-policing", 96, None, "date")]
    chief = "the head of mission"

    def force(hardness, mandate, roe, units, tasks):
        return presence("osce-mission-neutral", "international", hardness, mandate, roe, units, list(tasks), answers=chief)

    def monitors(fixed, per_km=0.0, tasks=("monitor", "oversight", "liaise"), engineers=0):
        units = {"monitors": {k: v for k, v in (("fixed", fixed), ("per_km", per_km)) if v}}
        units.update({"engineers": {"fixed": engineers}} if engineers else {})
        return force("unarmed", "monitoring", "none", units, tasks)

    def mentors(officers, formed=0, tasks=("patrol", "protect", "mentor-police", "oversight", "liaise")):
        units = {"police": {"fixed": officers}, **({"formed_police": {"fixed": formed}} if formed else {})}
        return force("police", "police-assistance", "self-defence", units, tasks)

    def in_phases(first, second, last):
        return {"interposition": first, "mixed-police": second, "local": last}

    clear = ("monitor", "oversight", "liaise", "demine")
    shared = ("separate", "patrol", "protect", "police", "demine", "oversight")
    special = ("separate", "monitor", "patrol", "protect", "secure-corridor", "demine", "oversight")
    plans = [
        Plan(classes("shared-town"),
             in_phases([lead(force("armed", HARD, "defence-of-mandate", {"infantry": {"fixed": 300}, "formed_police": {"fixed": 140}, "police": {"fixed": 40},
                                                                           "engineers": {"fixed": 10}, "support": {"fixed": 70}}, shared)), NK_POLICE],
                       [lead(JOINT), mentors(60, 140)], [lead(JOINT), BODIES]),
             "Shusha / Shushi as a shared location: interposition in the first phase, a joint police after it.", cross=CROSS_RETURN),
        Plan(classes("former-oblast"),
             in_phases([lead(NK_POLICE), NK_LINE, force("light", "protection", "defence-of-mandate",
                                                        {"infantry": {"fixed": 60, "per_km": 2}, "police": {"fixed": 10}, "engineers": {"fixed": 6}, "support": {"fixed": 15}},
                                                        ("separate", "patrol", "protect", "demine", "oversight"))],
                       [lead(NK_POLICE), NK_BARRACKS, mentors(15)], [lead(NK_POLICE), NK_BARRACKS, BODIES]),
             "Local police lead; a light force protects those who return and stands at the line.", cross=CROSS_RETURN),
        Plan(zones("agdam-west", "fizuli-west"),
             in_phases([lead(AZ_POLICE), monitors(20, 0.8, clear, 12)], [lead(AZ_POLICE), monitors(8, 0.3)], [lead(AZ_POLICE), BODIES]),
             "Agdam and Fizuli: Azerbaijani police forces police Azerbaijani returnee communities, with monitors beside them.", SURROUNDING, SURROUNDING_RETURN),
        Plan(zones("jebrail", "zangelan", "kubatly"),
             in_phases([lead(AZ_POLICE), monitors(12, 0.8, clear, 12)], [lead(AZ_POLICE), monitors(6)], [lead(AZ_POLICE), BODIES]),
             "Light monitoring after transfer of control.", SURROUNDING, SURROUNDING_RETURN),
        Plan(zones("lachin"),
             in_phases([lead(force("armed", "protection", "defence-of-mandate",
                                   {"infantry": {"fixed": 280}, "police": {"fixed": 20}, "engineers": {"fixed": 15}, "support": {"fixed": 60}}, special)), NK_POLICE],
                       [lead(force("light", "multidimensional", "defence-of-mandate", {"infantry": {"fixed": 140}, "police": {"fixed": 40}, "support": {"fixed": 30}}, special)),
                        JOINT], [lead({**JOINT, "tasks": [*JOINT["tasks"], "secure-corridor"]}), BODIES]),
             "Lachin / Berdzor: special regime of a strategic territory, with the corridor secured by the operation.", STRATEGIC, STRATEGIC_RETURN),
        Plan(zones("kelbajar"),
             in_phases([lead(force("armed", "protection", "defence-of-mandate", {"infantry": {"fixed": 140, "per_km": 2}, "police": {"fixed": 10},
                                                                                 "engineers": {"fixed": 10}, "support": {"fixed": 40}}, special)), NK_POLICE],
                       [lead(force("light", "multidimensional", "defence-of-mandate",
                                   {"infantry": {"fixed": 90}, "police": {"fixed": 20}, "support": {"fixed": 20}}, special)), AZ_POLICE],
                       [lead(AZ_POLICE), BODIES]),
             "Kelbajar / Karvachar: special regime of a strategic territory, observed by both sides.", STRATEGIC, STRATEGIC_RETURN),
        Plan(classes("north-of-line", "oblast-east"),
             in_phases([lead(force("armed", HARD, "defence-of-mandate", {"infantry": {"fixed": 120, "per_km": 2}, "police": {"fixed": 20},
                                                                           "engineers": {"fixed": 8}, "support": {"fixed": 30}}, shared)), AZ_POLICE],
                       [lead(JOINT), mentors(30)], [lead(JOINT), BODIES]),
             "Formerly Armenian-populated places north of the line as shared locations: the same regime as in the shared town.", cross=CROSS_RETURN),
        Plan(classes("frontline"),
             in_phases([lead(AZ_ARMY), AZ_POLICE, monitors(3, 0.8, clear, 4)], [lead(AZ_ARMY), AZ_POLICE, monitors(2, 0.3)], [lead(AZ_ARMY), AZ_POLICE, BODIES]),
             "Light monitoring; forces stay and part.", own=FRONT_RETURN),
        *lines_and_rear(in_phases([monitors(0, 0.1, ("monitor", "liaise"))], [monitors(0, 0.1, ("monitor", "liaise"))], [])),
    ]
    return dict(
        option="c-zonal-no-neighbours", label="C: by zone, no neighbours", title="Illustrative C: a mandate for each zone, no co-chairs, no neighbours", basis="illustrative", agreement=True,
        levers=("no-co-chairs-no-neighbours", False, False), dates=DATES, phases=phases, plans=plans,
        mission=dict(lead="osce-mission-neutral", reserve_zone="agdam-west", reserve=200, caveats=0.2, spoilers=False, term=120),
        lines=[("loc", True, "Forces part, in each sector as its zone provides."), ("border", False, "Monitored; forces stay.")],
        summary="An OSCE operation of about 2,900 on a United Nations mandate, different in each zone: interposition in the shared town and north of the line, "
                "Azerbaijani police in Agdam and Fizuli, a special regime in Lachin and Kelbajar, light monitoring elsewhere. No Minsk Group co-chairs, no neighbours.",
        headings=headings(
            size_and_characteristics="About 2,900 in the first phase and a reserve of 200: infantry where communities mix, police, engineers, monitors elsewhere.",
            command_and_control="A head of mission under the OSCE Chairperson-in-Office; four sectors with mandates of their own, one rule book for all.",
            logistics="A framework nation supplies the armed sectors; civilian contracts for the monitors.",
            allocation_of_units="Infantry and formed police in Shusha / Shushi, north of the line, in Lachin and Kelbajar; light protection in the former oblast; monitors elsewhere.",
            rules_of_engagement="By zone: defence of the mandate in shared and strategic zones, none for monitors.",
            contributing_states="Participating States other than the Minsk Group co-chairs and the neighbours Georgia, Iran and Turkey; caveats as in option B.",
            longevity="Ten years at most; each zone leaves its first phase on its own benchmarks.",
            corridor=("Secured by the operation as part of the special regime of Lachin.", "osce-mission-neutral"),
            monitoring=({"loc": 0.6, "border": 0.2}, "Monitors along both lines; cameras at the crossing points.")))


# ---------------------------------------------------------------- illustrative D: regional stakeholders
def regional():
    phases = [("interposition", "Interposition by regional stakeholders", "interposition", 0, 36, "benchmarks"),
              ("stabilisation", "Smaller force, returns and mine clearance", "stabilisation", 36, 60, "benchmarks"),
              ("mixed-police", "Police and liaison", "mixed-police", 60, 120, "benchmarks"),
              ("local", "Local policing", "local-policing", 120, None, "date")]
    chief = "a joint command of contributors"

    def troops(fixed, per_km=0.0, engineers=0, support=0, officers=0, tasks=("separate", "patrol", "protect"), mandate=HARD, hardness="armed"):
        units = {"infantry": {k: v for k, v in (("fixed", fixed), ("per_km", per_km)) if v}}
        for unit, n in (("police", officers), ("engineers", engineers), ("support", support)):
            units.update({unit: {"fixed": n}} if n else {})
        return presence("regional-force", "international", hardness, mandate, "defence-of-mandate", units, list(tasks), answers=chief)

    def mentors(officers, tasks=("patrol", "protect", "mentor-police", "oversight", "liaise")):
        return presence("regional-force", "international", "police", "police-assistance", "self-defence", {"police": {"fixed": officers}}, list(tasks), answers=chief)

    def observers(per_km):
        return presence("regional-force", "international", "unarmed", "monitoring", "none", {"observers": {"per_km": per_km}}, ["monitor", "liaise"], answers=chief)

    def in_phases(first, second, third, last):
        return {"interposition": first, "stabilisation": second, "mixed-police": third, "local": last}

    hold = ("separate", "monitor", "patrol", "protect", "demine", "oversight")
    road = ("patrol", "protect", "secure-corridor", "demine", "oversight")
    plans = [
        Plan(classes("shared-town"),
             in_phases([lead(troops(240, 0, 10, 50, 30, ("separate", "patrol", "protect", "police", "demine", "oversight"))), NK_POLICE],
                       [lead(troops(160, 0, 10, 40, 30, ("patrol", "protect", "police", "demine", "oversight"), "multidimensional")), JOINT],
                       [lead(JOINT), mentors(60)], [lead(JOINT), BODIES]),
             "Shusha / Shushi: a shared town, interposition early; here the contributors whom both communities accept most.", cross=CROSS_RETURN),
        Plan(classes("former-oblast"),
             in_phases([lead(troops(40, 4, 6, 15, tasks=hold)), NK_POLICE, NK_BARRACKS], [lead(troops(30, 2, 6, 10, tasks=hold, mandate="multidimensional")), NK_POLICE, NK_BARRACKS],
                       [lead(NK_POLICE), NK_BARRACKS, mentors(12)], [lead(NK_POLICE), NK_BARRACKS, BODIES]),
             "The force stands at the line and protects those who return.", cross=CROSS_RETURN),
        Plan(classes("surrounding-returned"),
             in_phases([lead(troops(20, 4, 12, 10, tasks=hold)), AZ_POLICE], [lead(AZ_POLICE), troops(10, 2, 12, 5, tasks=hold)],
                       [lead(AZ_POLICE), mentors(5)], [lead(AZ_POLICE), BODIES]),
             "The force fills the months after the withdrawal; then Azerbaijani police for Azerbaijani returnees, in Agdam and Fizuli first.",
             SURROUNDING, SURROUNDING_RETURN),
        Plan(zones("lachin"),
             in_phases([lead(troops(220, 0, 15, 40, tasks=road)), NK_POLICE], [lead(troops(220, 0, 15, 40, tasks=road)), AZ_POLICE],
                       [lead(AZ_POLICE), mentors(60, ("patrol", "protect", "secure-corridor", "oversight"))], [lead(AZ_POLICE), ROAD_POLICE, BODIES]),
             "Lachin / Berdzor with the corridor: a mixed company of several contributors on the road.", STRATEGIC, STRATEGIC_RETURN),
        Plan(zones("kelbajar"),
             in_phases([lead(troops(60, 4, 8, 15, tasks=hold)), NK_POLICE, NK_BARRACKS], [lead(troops(80, 2, 8, 15, tasks=hold)), NK_POLICE],
                       [lead(AZ_POLICE), mentors(12)], [lead(AZ_POLICE), BODIES]),
             "Kelbajar / Karvachar: transfer of control late, as for Lachin.", STRATEGIC, STRATEGIC_RETURN),
        Plan(classes("north-of-line", "oblast-east"),
             in_phases([lead(troops(100, 4, 8, 20, 10, (*hold, "police"))), AZ_POLICE], [lead(troops(60, 2, 8, 15, 10, (*hold, "police"), "multidimensional")), JOINT],
                       [lead(JOINT), mentors(20)], [lead(JOINT), BODIES]),
             "Formerly Armenian-populated places north of the line: treated as the shared town is.", cross=CROSS_RETURN),
        Plan(classes("frontline"),
             in_phases([lead(troops(0, 4, 6, 10, tasks=hold)), AZ_POLICE, AZ_BARRACKS], [lead(troops(0, 2, 6, 5, tasks=hold)), AZ_POLICE, AZ_BARRACKS],
                       [lead(AZ_POLICE), AZ_BARRACKS, mentors(4)], [lead(AZ_POLICE), AZ_BARRACKS, BODIES]),
             "The force stands between the sides; local forces in barracks.", own=FRONT_RETURN),
        *lines_and_rear(in_phases([observers(0.1)], [observers(0.1)], [observers(0.05)], [])),
    ]
    return dict(
        option="d-regional-stakeholders", label="D: regional stakeholders", title="Illustrative D: regional stakeholders, none dominant", basis="illustrative", agreement=True,
        levers=("regional-stakeholders", False, False), dates=DATES, phases=phases, plans=plans,
        mission=dict(lead="regional-force", reserve_zone="agdam-west", reserve=300, caveats=0.1, spoilers=True, term=144),
        lines=[("loc", True, "Forces part; the operation holds the ground between them."), ("border", False, "Observed; forces stay.")],
        summary="A force of about 3,800 of States with interests and capacity in the region, each capped at a share so that none is dominant, potential spoilers "
                "included. Russian is likely to be its common language, as the paper says.",
        headings=headings(
            size_and_characteristics="About 3,800 in the first phase and a reserve of 300: infantry, engineers, police and observers of regional stakeholders.",
            command_and_control="A joint command of the contributors in turns, with roles and geographic remit of each defined beforehand.",
            logistics="Each contributor supplies its own contingent by road or rail from the region.",
            allocation_of_units="About 4 soldiers per km on each side of the Line of Contact; nationalities by area, where they are more welcome.",
            rules_of_engagement="Defence of the mandate; one text signed by all contributors.",
            contributing_states="Regional stakeholders, co-chairs and neighbours among them; no State above three tenths of the strength in any zone (assumption); "
                                "potential spoilers are included, as the group behind the paper preferred.",
            longevity="Twelve years at most; each contributor may be asked to leave by either party after five.",
            corridor=("A mixed company of several contributors secures the road for civilian traffic of both communities.", "regional-force"),
            monitoring=({"loc": 0.22, "border": 0.1}, "Observers of several contributors in mixed teams.")))


# ---------------------------------------------------------------- each party's package, as the paper reports it
def azerbaijani_reading():
    phases = [("monitoring", "A very small group of unarmed monitors", "stabilisation", 0, 36, "date"),
              ("local", "Local policing", "local-policing", 36, None, "date")]
    chief = "the head of mission"

    def monitors(fixed, mandate="monitoring", tasks=("monitor", "liaise")):
        return presence("osce-mission", "international", "unarmed", mandate, "none", {"monitors": {"fixed": fixed}}, list(tasks), answers=chief)

    def in_phases(first, last):
        return {"monitoring": first, "local": last}

    wider = ("monitor", "oversight", "mentor-police", "liaise")
    plans = [
        Plan(classes("shared-town"), in_phases([lead(NK_POLICE), monitors(12, "multidimensional", wider)], [lead(NK_POLICE)]),
             "Shusha / Shushi: the mandate is wider where it oversees the return of displaced communities (paper, section 3A).", cross=[9, 15, 30]),
        Plan(classes("former-oblast"), in_phases([lead(NK_POLICE), NK_LINE, monitors(4, "multidimensional", wider)], [lead(NK_POLICE), NK_BARRACKS]),
             "The mandate is wider where it oversees the return of displaced communities (paper, section 3A).", cross=[9, 15, 30]),
        Plan(classes("surrounding-returned"), in_phases([lead(AZ_POLICE), AZ_BARRACKS, monitors(2)], [lead(AZ_POLICE), AZ_BARRACKS]),
             "Sovereignty is restored without restriction; Azerbaijani police for Azerbaijani returnees, in Agdam and Fizuli as the paper says.",
             (AM, AZ, [3, 6, 12]), [9, 12, 24]),
        Plan(zones("lachin"), in_phases([lead(AZ_POLICE), AZ_BARRACKS, monitors(4, tasks=("monitor", "secure-corridor", "liaise"))], [lead({**AZ_POLICE, "tasks": ["police", "patrol", "secure-corridor"]}), AZ_BARRACKS]),
             "Lachin / Berdzor: early transfer of control; monitors on the corridor.", (AM, AZ, [6, 9, 18]), [12, 18, 30]),
        Plan(zones("kelbajar"), in_phases([lead(AZ_POLICE), AZ_BARRACKS, monitors(2)], [lead(AZ_POLICE), AZ_BARRACKS]),
             "Kelbajar / Karvachar: early transfer of control.", (AM, AZ, [6, 9, 18]), [12, 18, 30]),
        Plan(classes("north-of-line", "oblast-east"), in_phases([lead(AZ_POLICE), monitors(3, "multidimensional", wider)], [lead(AZ_POLICE)]),
             "Return of Armenians under local police, overseen by monitors.", cross=[9, 15, 30]),
        Plan(classes("frontline"), in_phases([lead(AZ_ARMY), AZ_POLICE], [lead(AZ_ARMY), AZ_POLICE]), "Local forces and police as today.", own=FRONT_RETURN),
        *lines_and_rear(in_phases([], [])),
    ]
    return dict(
        option="our-reading-azerbaijani", label="Our reading: Azerbaijani side", title="Our reading: the Azerbaijani side's preference as the paper reports it", basis="our-reading", agreement=True,
        levers=("not-stated", False, False), dates=DATES, phases=phases, plans=plans,
        mission=dict(lead="osce-mission", caveats=0, spoilers=False, term=36),
        lines=[("loc", True, "Forces part as withdrawals proceed.")],
        summary="The paper's words: Azerbaijanis see \"a very small group of unarmed peace monitors\"; the concern is not to see \"the restoration of "
                "sovereignty over previously occupied territories restricted by a peacekeeping operation\"; more openness to a wider mandate when it oversees "
                "return. Everything else is our reading.",
        headings=headings(
            size_and_characteristics="\"A very small group of unarmed peace monitors\" (a participant, section 3D): about 60 persons, the number is ours.",
            command_and_control="A head of mission under the OSCE Chairperson-in-Office; the paper says nothing.",
            logistics="A small office and vehicles; the paper says nothing.",
            allocation_of_units="A few monitors in places of return; most of them in the former oblast.",
            rules_of_engagement="None: unarmed.",
            contributing_states="The paper names mistrust of great powers and no list.",
            longevity="Three years; deepened international involvement is seen as weakening leverage (section 2).",
            local_forces="Forces of the Azerbaijani side enter districts after transfer of control; the paper says nothing of the others.",
            sovereignty="Not restricted by the operation (section 3A): it monitors and has no authority.",
            withdrawals="Early: five districts 3 to 12 months after the comprehensive agreement, Lachin and Kelbajar 6 to 18 months. Months are ours.",
            **{"return": "Early; the mandate is wider where it oversees the return of displaced communities (section 3A)."},
            corridor=("Open under monitoring.", "osce-mission"),
            demining=("state", "The state clears mines in districts after transfer of control; our reading."),
            housing_and_property=("state", "The state builds homes for those who return; our reading."),
            monitoring=({"loc": 0.1}, "Security-building measures in the area of the line are rejected before an agreement (section 2); few monitors after it."),
            de_facto=("none", "No engagement of the operation with the de facto agencies; our reading."),
            joint_military_commission="Meetings of defence ministries on withdrawals; the paper proposes such meetings (entry point D).",
            international="International guarantees for returnee communities in territory that the other side controls (section 2)."))


def armenian_reading():
    phases = [("interposition", "One for one, fully armed", "interposition", 0, 60, "benchmarks"),
              ("mixed-police", "Smaller force beside local forces", "mixed-police", 60, 144, "benchmarks"),
              ("local", "Local forces and police", "local-policing", 144, None, "date")]
    chief = "the force commander"

    def troops(units, tasks, hardness="robust", roe="all-necessary-means", mandate=HARD):
        return presence("osce-mission", "international", hardness, mandate, roe, units, list(tasks), answers=chief)

    def in_phases(first, second, last):
        return {"interposition": first, "mixed-police": second, "local": last}

    line = ("separate", "monitor", "patrol", "protect", "demine", "oversight")
    big = troops({"infantry": {"per_km": 27.5}, "engineers": {"fixed": 20}, "support": {"fixed": 50, "per_km": 3}}, line)
    half = troops({"infantry": {"per_km": 8}, "engineers": {"fixed": 10}, "support": {"fixed": 10}}, line, "armed", "defence-of-mandate")
    plans = [
        Plan(classes("shared-town"), in_phases([lead(NK_POLICE), NK_BARRACKS, troops({"infantry": {"fixed": 200}}, line)],
                                               [lead(NK_POLICE), NK_BARRACKS, troops({"infantry": {"fixed": 100}}, line, "armed", "defence-of-mandate")],
                                               [lead(NK_POLICE), NK_BARRACKS]),
             "Shusha / Shushi: local forces and police remain; self-reliance first, the operation beside them.", cross=[36, 60, 96]),
        Plan(classes("former-oblast"), in_phases([lead(NK_LINE), NK_POLICE, big], [lead(NK_LINE), NK_POLICE, half], [lead(NK_LINE), NK_POLICE]),
             "The local force remains the provider of security; the operation stands with it at the line.", cross=[36, 60, 96]),
        Plan(classes("surrounding-returned"), in_phases([lead(NK_LINE), NK_POLICE, big], [lead(AZ_POLICE), half], [lead(AZ_POLICE)]),
             "Late transfer of control, in Agdam and Fizuli as elsewhere; months are ours.", (AM, AZ, [36, 60, 96]), [48, 72, 108]),
        Plan(zones("lachin"), in_phases([lead(NK_POLICE), NK_BARRACKS, troops({"infantry": {"fixed": 200}}, ("patrol", "protect", "secure-corridor", "demine"))],
                                        [lead(NK_POLICE), NK_BARRACKS, troops({"infantry": {"fixed": 200}}, ("patrol", "protect", "secure-corridor", "demine"),
                                                                              "armed", "defence-of-mandate")],
                                        [lead({**NK_POLICE, "tasks": ["police", "patrol", "secure-corridor"]}), NK_BARRACKS]),
             "Lachin / Berdzor: a strategic territory; no withdrawal is planned within the option's dates (our reading)."),
        Plan(zones("kelbajar"), in_phases([lead(NK_LINE), NK_POLICE, big], [lead(NK_LINE), NK_POLICE, half], [lead(NK_LINE), NK_POLICE]),
             "Kelbajar / Karvachar: a strategic territory; no withdrawal is planned within the option's dates (our reading)."),
        Plan(classes("north-of-line", "oblast-east"), in_phases([lead(big), AZ_POLICE], [lead(half), AZ_POLICE], [lead(AZ_POLICE)]),
             "Formerly Armenian-populated places: return under the protection of the operation.", cross=[36, 60, 96]),
        Plan(classes("frontline"), in_phases([lead(big), AZ_POLICE, AZ_BARRACKS], [lead(AZ_ARMY), AZ_POLICE, half], [lead(AZ_ARMY), AZ_POLICE]),
             "The operation stands between the sides; forces of this side go back.", own=[18, 24, 36]),
        *lines_and_rear(in_phases([], [], [])),
    ]
    later = {"framework_signed": [6, 12, 24], "comprehensive_agreement": [24, 42, 72], "mandate_given": [26, 44, 74], "first_deployment": [30, 49, 80],
             "full_capability": [42, 66, 104]}
    return dict(
        option="our-reading-armenian", settings={"interim-status": "clarified", "political-conditions": "changed"}, label="Our reading: Armenian side", title="Our reading: the Armenian side's preference as the paper reports it", basis="our-reading", agreement=True,
        levers=("not-stated", False, False), dates=later, phases=phases, plans=plans,
        dates_note=["# Later than elsewhere, for a reason of the paper: status is to be clarified before mandates are discussed (section 3A), and a change",
                    "# of political conditions comes before deployment. A force of this size takes longer to raise."],
        mission=dict(lead="osce-mission", reserve_zone="agdam-west", reserve=850, caveats=0.1, spoilers=False, term=180),
        lines=[("loc", True, "Forces of the other side go back; the operation stands one for one.")],
        summary="The paper's words: Armenians see \"one for one, fully armed peacekeeping forces\"; self-reliance in hard security, status clarified before mandates, "
                "and a change of political conditions before deployment. Everything else is our reading.",
        headings=headings(
            size_and_characteristics="\"One for one, fully armed\" (a participant, section 3D): about 18,000, one for each of the soldiers of both sides at the Line of Contact.",
            command_and_control="A force commander with authority over all contingents; the paper says nothing.",
            logistics="A supply base on each side; the paper says nothing.",
            allocation_of_units="About 30 persons per km on each side of the Line of Contact, companies in Shusha / Shushi and on the corridor.",
            rules_of_engagement="All necessary means: \"fully armed\".",
            contributing_states="The paper names trust and mistrust of great powers and no list.",
            longevity="Fifteen years at most; where secession is ratified, the need for peacekeeping is seen as symbolic (section 3A).",
            local_forces="Local forces stay as they are: the provider of security is not to become its consumer (a participant, section 2).",
            sovereignty="Status is clarified first; the operation is not to replace Armenian security providers (section 3A).",
            withdrawals="Late and partial: five districts 36 to 96 months after the comprehensive agreement, Lachin and Kelbajar not planned. Months are ours.",
            **{"return": "Late; after status is clarified and political conditions have changed."},
            interim_status="Status first: clarified before mandates are discussed (section 3A).",
            corridor=("Held by local forces and the operation.", "osce-mission"),
            monitoring=({"loc": 0.22, "border": 0.05}, "Observers beside the force."),
            de_facto=("direct", "Direct engagement with the de facto agencies as providers of security; our reading."),
            joint_military_commission="The force commander meets officers of both sides and of the local force.",
            commit=("Withdraws late, in return for status and guarantees; refrains from force.",
                    "Ends belligerent rhetoric before deployment (section 3A), refrains from force, lets verifiers in."),
            international="A force one for one, pledged before any withdrawal."))


# ---------------------------------------------------------------- variants
def early_policing(option):
    changed = {**option, "option": option["option"] + "-early-policing", "label": option["label"] + " + early policing", "title": option["title"] + "; early policing"}
    changed["levers"] = (option["levers"][0], True, option["levers"][2])
    changed["headings"] = {**option["headings"], "reform": EARLY}
    changed["variant"] = f"# The same as {option['option']} but for the lever of early policing: the heading security_sector_reform."
    return changed


def consultation(option):
    changed = {**option, "option": option["option"] + "-consultation", "label": option["label"] + " + consultation", "title": option["title"] + "; consultation"}
    changed["levers"] = (option["levers"][0], option["levers"][1], True)
    changed["headings"] = {**option["headings"], "consultation": CONSULT}
    changed["variant"] = f"# The same as {option['option']} but for the lever of consultation: the heading of that name."
    return changed


def all_options():
    a, b, c, d = unarmed_monitors(), armed_interposition(), zonal(), regional()
    return [status_quo(), without_deployment(), a, consultation(a), b, c, early_policing(c), consultation(c), d, early_policing(d),
            azerbaijani_reading(), armenian_reading()]


# ---------------------------------------------------------------- checks and writing
def members(plan, facts, check, name):
    ids = list(plan.where.get("zones", []))
    known = {z["id"] for z in facts.zones}
    check(set(ids) <= known, f"{name}: no such zone in {ids}")
    for c in plan.where.get("classes", []):
        found = [z["id"] for z in facts.zones if z["class"] == c]
        check(bool(found), f"{name}: no zone has the class {c}")
        ids += found
    return ids


def persons(p, zone, facts):
    total = 0.0
    for strength in p["units"].values():
        total += strength.get("fixed", 0) + strength.get("per_km", 0) * facts.km[zone] + strength.get("per_1000", 0) * facts.people[zone] / 1000
    return total


def verify(o, facts, check):
    """What the loader will check, so that a mistake is found here."""
    name = o["option"]
    strengths = {p[0]: 0.0 for p in o.get("phases", [])}
    for key in ("dates",):
        for date, r in o.get(key, {}).items():
            check(len(r) == 3 and r[0] <= r[1] <= r[2], f"{name}: {date} out of order")
    if not o["agreement"]:
        check(not any(k in o for k in ("dates", "phases", "plans", "mission", "lines")), name + ": nothing changes without an agreement")
        return strengths
    order = [o["dates"][k][1] for k in DATES if k in o["dates"]]
    check(order == sorted(order) and (len(order) == 5) == ("mission" in o), name + ": dates")
    ramps = ["interposition", "stabilisation", "mixed-police", "local-policing"]
    check([ramps.index(p[2]) for p in o["phases"]] == sorted(ramps.index(p[2]) for p in o["phases"]), name + ": phases from hard to soft")
    check(o["phases"][0][3] == 0 and o["phases"][-1][4] is None and all(x[4] == y[3] for x, y in zip(o["phases"], o["phases"][1:])), name + ": phases adjoin")
    holder = {z["id"]: z["held_by"] for z in facts.zones}
    seen = []
    for plan in o["plans"]:
        ids = members(plan, facts, check, name)
        seen += ids
        check(list(plan.phases) == [p[0] for p in o["phases"]], f"{name}: phases of {ids}")
        if plan.withdrawal:
            check(all(holder[z] == plan.withdrawal[0] for z in ids), f"{name}: withdrawal from {ids}")
        for r in (plan.own, plan.cross, plan.withdrawal[2] if plan.withdrawal else []):
            check(not r or (len(r) == 3 and r[0] <= r[1] <= r[2]), f"{name}: months of {ids}")
        for phase, present in [*plan.phases.items(), ("before", plan.before or [])]:
            check(not present or sum(p["lead"] for p in present) == 1, f"{name}: {ids} in {phase}: exactly one leads")
            check(len({(p["provider"], p["type"]) for p in present}) == len(present), f"{name}: {ids} in {phase}: a provider stands twice")
            for p in present:
                check(facts.actors.get(p["provider"], False), f"{name}: {p['provider']} is no actor whose acceptance is known")
                check(set(p["units"]) <= set(UNITS) and set(p["tasks"]) <= set(TASKS), f"{name}: a word of {p['provider']} in {ids}")
                check(p["hardness"] in HARDNESS and p["mandate"] in MANDATES and p["roe"] in ROE and p["type"] in TYPES, f"{name}: a word of {p['provider']}")
                check(p["hardness"] != "unarmed" or not {"protect", "separate", "reserve"} & set(p["tasks"]), f"{name}: unarmed protection in {ids}")
                if p["type"] == "international":
                    check("mission" in o and p["provider"] == o["mission"]["lead"], f"{name}: international presence in {ids}")
                    strengths[phase] += sum(persons(p, z, facts) for z in ids)
    check(sorted(seen) == sorted(holder), f"{name}: zones planned twice or not at all: {sorted(set(holder) ^ set(seen)) or 'twice'}")
    if "mission" in o:
        check(facts.actors.get(o["mission"]["lead"], False), name + ": lead of the mission")
        check(o["mission"].get("reserve_zone", "lachin") in holder, name + ": zone of the reserve")
    else:
        strengths = {}
    provider = o["headings"]["corridor"][1]
    check(provider == (o["mission"]["lead"] if "mission" in o else None), name + ": the corridor has a provider exactly where there is a mission")
    return strengths


UNITS = ("infantry", "observers", "monitors", "police", "formed_police", "engineers", "support")
TASKS = ("monitor", "separate", "patrol", "protect", "reserve", "police", "mentor-police", "demine", "oversight", "secure-corridor", "liaise")
HARDNESS = ("unarmed", "police", "light", "armed", "robust")
MANDATES = ("monitoring", "interposition", "multidimensional", "protection", "police-assistance", "executive-policing", "national")
ROE = ("none", "self-defence", "defence-of-mandate", "all-necessary-means")
TYPES = ("international", "state", "de-facto", "local-joint", "community")


def number(x):
    return f"{x:g}"


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return value if isinstance(value, str) else number(value)


def presence_yaml(p, indent, quoted):
    units = {u: (s["fixed"] if list(s) == ["fixed"] else s) for u, s in p["units"].items()}
    first = [f"provider: {p['provider']}", f"type: {p['type']}"] + (["lead: yes"] if p["lead"] else [])
    first += [f"hardness: {p['hardness']}", f"mandate: {p['mandate']}", f"roe: {p['roe']}"]
    second = [f"units: {flow(units)}"] if units else []
    second += [f"tasks: {flow(p['tasks'])}"] + ([f"answers_to: {quoted(p['answers_to'])}"] if p["answers_to"] else [])
    pad = " " * indent
    joined = f"{pad}- {{{', '.join(first + second)}}}"
    if len(joined) <= 150:
        return [joined]
    lines, line = [f"{pad}- {{{', '.join(first)},"], ""
    for part in second:
        if line and len(pad) + len(line) + len(part) > 145:
            lines.append(f"{pad}   {line},")
            line = ""
        line += (", " if line else "") + part
    return [*lines, f"{pad}   {line}}}"]


def presences_yaml(key, present, indent, quoted):
    if not present:
        return [f"{' ' * indent}{key}: []"]
    lines = [f"{' ' * indent}{key}:"]
    for p in present:
        lines += presence_yaml(p, indent + 2, quoted)
    return lines


def option_yaml(o, folded, quoted):
    yes = lambda x: "yes" if x else "no"
    h = o["headings"]
    t = [o["variant"]] if "variant" in o else []
    t += ["# Made by data/karabakh-2015/build.py from options.py beside it.", "", "option: " + o["option"], "title: " + quoted(o["title"]), "label: " + quoted(o["label"])]
    t += folded("summary", o["summary"], 0)
    t += ["basis: " + o["basis"], "confidentiality: public", "agreement: " + yes(o["agreement"])]
    composition, early, consult = o["levers"]
    t += [f"levers: {{composition: {composition}, early_policing: {yes(early)}, consultation: {yes(consult)}}}", ""]
    if o["agreement"]:
        t += o.get("dates_note", DATES_NOTE) + ["dates:"] + [f"  {k}: {flow(v)}" for k, v in o["dates"].items()] + [""]
    if "mission" in o:
        m = o["mission"]
        t += ["mission:", "  lead: " + m["lead"]]
        t += [f"  reserve_zone: {m['reserve_zone']}", f"  reserve_persons: {m['reserve']}"] if "reserve" in m else []
        t += [f"  caveats: {number(m['caveats'])}", f"  includes_spoilers: {yes(m['spoilers'])}", f"  fixed_term_months: {m['term']}", ""]
    if o["agreement"]:
        after = "first deployment" if "mission" in o else "the comprehensive agreement"
        t += [f"# From hard to soft; months after {after}.", "phases:"]
        for i, title, ramp, start, end, leave in o["phases"]:
            to = f", to: {end}" if end is not None else ""
            t += [f"  - {{id: {i}, title: {quoted(title)}, ramp: {ramp}, from: {start}{to}, exit: {leave}}}"]
        t += ["", "line_plans:"]
        for line, separation, note in o["lines"]:
            t += [f"  - {{line: {line}, separation: {yes(separation)}, note: {quoted(note)}}}"]
        t += ["", "# Withdrawal and return: months after the comprehensive agreement. Before deployment, today's providers go on.", "zone_plans:"]
        for plan in o["plans"]:
            (key, first), *_ = plan.where.items()
            t += [f"  - {key}: {flow(first)}"]
            t += folded("note", plan.note, 4)
            if plan.withdrawal:
                by, to, months = plan.withdrawal
                t += [f"    withdrawal: {{by: {by}, to: {to}, after_months: {flow(months)}}}"]
            opens = {k: v for k, v in (("own_side", plan.own), ("cross_side", plan.cross)) if v}
            t += [f"    return_opens: {flow(opens)}"] if opens else []
            t += presences_yaml("before_deployment", plan.before, 4, quoted) if plan.before is not None else []
            t += ["    phases:"]
            for phase, present in plan.phases.items():
                t += presences_yaml(phase, present, 6, quoted)
        t += [""]
    t += ["headings:"]
    for key in ("size_and_characteristics", "command_and_control", "logistics", "allocation_of_units", "rules_of_engagement", "contributing_states", "longevity",
                "local_forces", "sovereignty", "withdrawals", "return", "interim_status"):
        t += folded(key, h[key], 2)
    regime, provider = h["corridor"]
    t += ["  corridor:", *folded("regime", regime, 4), *(["    provider: " + provider] if provider else [])]
    for key in ("demining", "housing_and_property"):
        effort, text = h[key]
        t += [f"  {key}:", "    effort: " + effort, *folded("text", text, 4)]
    per_km, text = h["monitoring"]
    t += ["  monitoring:", f"    observers_per_km: {flow(per_km)}", *folded("text", text, 4)]
    force, text = h["consultation"]
    t += ["  consultation:", "    in_force: " + force, *folded("text", text, 4)]
    p, j, c, ov, months, quota, text = h["reform"]
    t += ["  security_sector_reform:", f"    police: {p}", f"    judiciary: {j}", f"    customs: {c}", f"    oversight: {ov}", f"    lead_months: {months}",
          f"    quota: {quota}", *folded("text", text, 4)]
    channel, text = h["de_facto"]
    t += ["  de_facto_engagement:", "    channel: " + channel, *folded("text", text, 4)]
    t += folded("joint_military_commission", h["joint_military_commission"], 2)
    t += ["  commitments:", "    parties:"]
    for party, floor, text in ((AM, h["floors"][0], h["commit"][0]), (AZ, h["floors"][1], h["commit"][1])):
        t += [f"      {party}:", f"        floor: {number(floor)}", *folded("text", text, 8)]
    t += folded("international", h["international"], 4)
    t += ["", "# On the scales of issues.csv, as the headings say in words; all other scales follow from the rest of this file.", "settings:"]
    t += [f"  {issue}: {level}" for issue, level in o.get("settings", MADRID).items()]
    return "\n".join(t) + "\n"


def build(facts, check, folded, quoted):
    files, strengths = {}, {}
    for o in all_options():
        check(o["option"] not in files, o["option"] + " stands twice")
        strengths[o["option"]] = verify(o, facts, check)
        files[o["option"]] = option_yaml(o, folded, quoted)
    return files, strengths
