package org.detente.evidence;

import java.util.Locale;

/// The parameters of the simulation, in the order in which futures sample them: append only, for a
/// future's values depend on the position. Ranges, evidence rows and assumptions stand in
/// `model-parameters.csv` beside this class; a test keeps the two equal.
public enum Parameter {
  /// Memory of political tension (yearly deaths hardly identify it) (months).
  TAU_X,
  /// Standard deviation of tension (fitted to yearly deaths 1997-2012) (log points).
  SIG_X,
  /// Structural: whether tension drifts upwards over the first five years (1).
  DRIFT,
  /// Speed of an upward drift of tension over the first five years (log points a year).
  DRIFT_RATE,
  /// Precision of the answer to the other side's commitment; above 4 the dilemma has two stable
  /// states (1).
  BETA,
  /// Commitment of the others that a party wants to see before it answers in kind (share).
  THR,
  /// Weight of a credible guarantee in the answer to the other side's commitment (1).
  W_G,
  /// Loss of commitment under deadly violence (1).
  ETA,
  /// Loss of commitment under tension and rhetoric (1 per log point).
  W_X,
  /// Speed at which commitment changes (months).
  TAU_C,
  /// Commitment when a framework is signed (share).
  C_SIGN,
  /// Commitment under the status quo (share).
  C_SQ,
  /// Lift of commitment while an agreement is in force; loss of commitment when talks have failed
  /// (1).
  K_AGREEMENT,
  /// What a guarantee by observers is worth (share).
  CRED_OBSERVER,
  /// What a guarantee by an interposition force is worth (share).
  CRED_INTERPOSITION,
  /// What a guarantee by a multidimensional mission is worth (share).
  CRED_MULTIDIMENSIONAL,
  /// What a guarantee by a regional or single-State operation is worth (share).
  CRED_NON_UN,
  /// Share of a party's steps that is verified without anybody on the ground (share).
  VERIFY_0,
  /// Fatigue of international engagement (per year).
  G_FAT,
  /// Response of engagement to the parties' commitment (1).
  G_C,
  /// Speed at which engagement changes (months).
  TAU_G,
  /// How sharply composition moves to regional stakeholders when commitment and engagement are low
  /// (1).
  DEFAULT_SLOPE,
  /// Acceptance of a regional operation nobody chose (share).
  DEFAULT_ACCEPT,
  /// Speed at which dissatisfaction with a frozen line changes (months).
  TAU_U,
  /// Structural: whether dissatisfaction with a frozen line raises incidents on the line (1).
  LEVERAGE,
  /// Rise of line incidents through dissatisfaction with a frozen line (log points).
  B_U,
  /// Where in the option's range the framework is signed (quantile).
  DATE_FRAMEWORK,
  /// Where in the option's range the comprehensive agreement is concluded (quantile).
  DATE_COMPREHENSIVE,
  /// Where in the option's range the mandate is given (quantile).
  DATE_MANDATE,
  /// Where in the option's range the first deployment falls (quantile).
  DATE_DEPLOYMENT,
  /// Where in the option's range full capability falls (quantile).
  DATE_CAPABILITY,
  /// Where in the option's range withdrawals fall (quantile).
  DATE_WITHDRAWAL,
  /// Where in the option's range openings for return fall (quantile).
  DATE_RETURN,
  /// Chance that talks fail between framework and comprehensive agreement (probability).
  TALKS_FAIL,
  /// Months from mandate to peak deployment (months).
  FULL_MONTHS,
  /// Peak strength of a mission as a share of the authorised strength (share).
  PEAK,
  /// Fall of line incidents as commitment rises (log points).
  B_C,
  /// Fall of line incidents when forces have parted (share).
  SEP,
  /// Line incidents set off by earlier line incidents (branching ratio) (share).
  N_LINE,
  /// Rise of the branching ratio of line incidents where authority is delegated to local commanders
  /// (share).
  DELEGATION,
  /// Decay time of excitation of incidents (days).
  TAU_D,
  /// Reach of excitation of incidents along a line (km).
  LEN_LINE,
  /// Largest fall of line incidents through an armed force on the line (share).
  E_LINE,
  /// Armed persons per km of line at which 63% of the largest fall of line incidents is reached
  /// (per km).
  M_LINE,
  /// Change of line incidents through monitoring (log points).
  MON,
  /// Seasonal amplitude of line incidents (share).
  SEASON,
  /// Rate of offensives short of war (per year).
  FLARE,
  /// Deaths in an offensive short of war (deaths).
  FLARE_D,
  /// Incidents between communities where they meet (no source) (per 1,000 contact-years).
  C0,
  /// Property disputes that turn violent (per 1,000 returnee-years).
  PROP_0,
  /// Communal incidents set off by earlier communal incidents (branching ratio) (share).
  N_COM,
  /// Force per 1,000 people at which 63% of the effect on communal incidents is reached (per
  /// 1,000).
  M_COM,
  /// Effect of armed troops on communal incidents (1).
  E_M,
  /// Change of communal incidents through unarmed observers (log points per 100).
  E_OBS,
  /// Largest fall of communal incidents through local police (share).
  E_P,
  /// Rise of communal incidents with distrust (log points).
  E_T,
  /// Base capacity of spoilers (1).
  SPOIL_0,
  /// Rise of spoilers in a vacuum (1).
  B_VAC,
  /// Structural: whether a mission that is no longer accepted feeds spoilers (1).
  OCCUPIER,
  /// Rise of spoilers under a mission that is no longer accepted (1).
  B_OCC,
  /// Acceptance below which a mission feeds spoilers (share).
  A_CRIT,
  /// Spoilers where potential ones are included in the operation (ratio).
  SPOILER_IN,
  /// Spoilers where potential ones are excluded (ratio).
  SPOILER_OUT,
  /// Speed at which spoilers grow and fade (months).
  TAU_SPOIL,
  /// Waves of organised assault on an exposed community (per case-year).
  A_WAVE,
  /// Deaths in the smallest wave of assault seen (deaths).
  A_DEATHS_LOW,
  /// Deaths in the largest wave of assault seen (deaths).
  A_DEATHS_HIGH,
  /// Attacks on an exposed community met at once by a mission (share).
  A_MET,
  /// Assaults on an exposed community stopped where troops were on the spot (share).
  A_STOP,
  /// Shortest warning of an assault (days).
  A_WARN_LOW,
  /// Longest warning of an assault seen (days).
  A_WARN_HIGH,
  /// Time for a mission's reserve to get under way (days).
  A_REACT,
  /// Speed of a mission's reserve on the way (km a day).
  A_SPEED,
  /// Exposed people of a zone who flee a wave of assault that is not stopped (share).
  A_FLEE,
  /// Rise of assaults while large-scale war goes on (ratio).
  A_WAR,
  /// Tail exponent of deaths per lethal event (1).
  ALPHA,
  /// Chance that a line incident kills (probability).
  P_LETH,
  /// Chance that a communal incident kills (probability).
  P_LETH_C,
  /// Civilians among those killed on the line (8 of 72 in 2014) (share).
  CIV_LINE,
  /// Mission deaths by hostile acts (per 1,000 person-years).
  MD_HOSTILE,
  /// Mission deaths by accident (per 1,000 person-years).
  MD_ACCIDENT,
  /// Mission deaths by illness and other causes (per 1,000 person-years).
  MD_ILLNESS,
  /// Rise of hostile mission deaths while large-scale war goes on (ratio).
  MD_WAR,
  /// Chance that a contributor leaves after ten or more of the mission die in a month
  /// (probability).
  MD_LEAVE,
  /// Share of the force that leaves with a contributor after deaths in the mission (share).
  MD_SHARE,
  /// Memory of violence at the start (share).
  H_0,
  /// Half-life of alarm (months).
  HL_ALARM,
  /// Half-life of the memory of violence (months).
  HL_MEM,
  /// Alarm from an incident in one's own place (1).
  J_OWN,
  /// Alarm from a line incident nearby (1).
  J_LINE,
  /// Share of an alarm that enters the memory of violence (share).
  MEM_IN,
  /// Trust between communities at the start (share).
  TRUST_0,
  /// Structural: whether safe contact builds trust (else friction) (1).
  CONTACT,
  /// Speed at which contact changes trust (per month).
  G_T,
  /// Weight of harm against safe contact (ratio).
  NEG,
  /// Structural: whether stakes across communities restrain violence (1).
  STAKES,
  /// Speed at which stakes across communities grow (per month).
  K_UP,
  /// Restraint of violence through stakes across communities (share).
  E_K,
  /// Half-life of acceptance of a mission (months).
  HL_A,
  /// Recovery of acceptance in quiet years (per month).
  A_QUIET,
  /// Speed at which legitimacy of the police changes (months).
  TAU_L,
  /// Alarm where the corridor is closed (per month).
  ISOLATION,
  /// Pace of return where the own side administers the place and nothing else hinders (per year).
  R_OWN,
  /// Displaced who would return where the own side administers the place (share).
  W_OWN,
  /// Pace of return under the other side's administration (per year).
  R_OTH,
  /// Displaced who would return under the other side's administration (share).
  W_OTH,
  /// Fall of return per incident nearby in the month (log points).
  D19,
  /// Return that waits for others' return (share).
  HERD,
  /// Residents who leave an area transferred at once (share).
  LEAVE_TRANSFER,
  /// Residents who leave an area transferred under an international presence (share).
  LEAVE_ADMIN,
  /// Damaged homes repaired (per year).
  REPAIR,
  /// Fall of suspected mined area (per year).
  CLEAR,
  /// Pace of repair and clearance without an agency (ratio).
  EFFORT_NONE,
  /// Pace of repair and clearance as a State-scale effort (ratio).
  EFFORT_STATE,
  /// Flight of a minority in full fear (per month).
  FLIGHT,
  /// Tilt of allocated populations towards large (above 0) or small places (exponent).
  ALLOCATION,
  /// Years from vacuum to professional police (years).
  Y_POL,
  /// Years to a working justice chain (years).
  Y_JUS,
  /// Attrition of capacity of police and justice (per month).
  ATTR,
  /// Effort in building up police and justice without a reform programme (ratio).
  REFORM_NONE,
  /// Effort in building up police and justice with a basic reform programme (ratio).
  REFORM_BASIC,
  /// Reform of de facto bodies through non-governmental channels (ratio).
  NGO,
  /// Reform of de facto bodies without any channel (ratio).
  NO_CHANNEL,
  /// Minority share in the police at the start (share).
  REP_0,
  /// Gain of the minority share in the police with a quota (points a year).
  REP_Q,
  /// Gain of the minority share in the police without a quota (points a year).
  REP_N,
  /// Capacity of justice for disputes between communities at the start (share).
  JUSTICE_0,
  /// Benchmark: capacity of local police (share).
  BENCH_POLICE,
  /// Benchmark: legitimacy of local police with every community (share).
  BENCH_LEGITIMACY,
  /// Benchmark: incidents, beside one a year (per 1,000 a year).
  BENCH_INCIDENTS,
  /// Months for which benchmarks for leaving must hold (months).
  BENCH_MONTHS,
  /// Months after deployment before a zone can be handed over (months).
  BENCH_EARLIEST,
  /// Pace at which a mission leaves (per month).
  SHRINK,
  /// Hazard of large-scale war across a long-lived ceasefire line (per line-year).
  WAR_SQ,
  /// Chance that war recurs within ten years of an agreement (probability).
  P10,
  /// Share of recurrences of war that reach the threshold of large-scale war (share).
  WAR_SHARE,
  /// Weibull shape of the time to recurrence of war (1).
  SHAPE,
  /// Common factor on the war hazards of both reference classes (ceasefire lines, agreements)
  /// (ratio).
  TRANSFER,
  /// Structural: whether an agreement resets the war clock (1).
  RESET,
  /// Structural: how far published effects of missions on war transfer (ratio).
  SCALE,
  /// Share of the published effect of a mission on war that does not run through commitment
  /// (share).
  DIRECT,
  /// Effect of an observer mission on war (hazard ratio).
  HR_OBSERVER,
  /// Effect of an interposition force on war (hazard ratio).
  HR_INTERPOSITION,
  /// Effect of a multidimensional mission on war (hazard ratio).
  HR_MULTIDIMENSIONAL,
  /// Effect of an enforcement mission on war (hazard ratio).
  HR_ENFORCEMENT,
  /// Effect of a regional or single-State operation on war (hazard ratio).
  HR_NON_UN,
  /// Half-life of a mission's effect on war after the mission has left (months).
  HL_AFTER,
  /// Rise of war hazard under deadly violence (log points).
  B_SEV,
  /// Fall of war hazard with commitment (log points).
  B_CREL,
  /// Commitment at which the war hazard of an agreement is that of the agreement's reference class
  /// (share).
  C_REF,
  /// Rise of war hazard with tension (1).
  B_X,
  /// Structural: imbalance of forces prevents war (0), does not matter (0.5) or causes it (1) (1).
  BALANCE,
  /// Size of the effect of imbalance of forces on war (log points).
  B_BAL,
  /// Imbalance of forces (share).
  IMBALANCE,
  /// Factor on the agreement's war hazard, for flip points (ratio).
  AGREEMENT_FACTOR,
  /// Factor on the status quo's war hazard, for what-if runs (ratio).
  STATUS_QUO_FACTOR,
  /// Median length of a large-scale war (days).
  WAR_DAYS,
  /// Spread of the length of a large-scale war (log points).
  WAR_DAYS_SD,
  /// Median intensity of a large-scale war (deaths a day).
  WAR_DEATHS_DAY,
  /// Spread of the intensity of a large-scale war (15 to 1,000 deaths a day) (log points).
  WAR_DEATHS_SD,
  /// Threshold of large-scale war: deaths in 30 days (deaths).
  WAR_MIN,
  /// Civilians among the deaths of a large-scale war (share).
  WAR_CIV,
  /// People displaced by a large-scale war (persons).
  WAR_DISPLACED,
  /// Pace at which people displaced by a large-scale war go home afterwards (per month).
  WAR_RETURN,
  /// Chance that an agreement is taken up again after a war (probability).
  P_RESUME,
  /// Months after a war until an agreement is taken up again (months).
  RESUME_MONTHS,
  /// Cost of a uniformed person-year (thousand USD a year).
  COST_UNIFORMED,
  /// Cost of a police officer-year (thousand USD a year).
  COST_POLICE,
  /// Cost of a monitor-year (euro taken as dollar) (thousand USD a year).
  COST_MONITOR;

  /// The name in tables and files, for example `tau_x`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
