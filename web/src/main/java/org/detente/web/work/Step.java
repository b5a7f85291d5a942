package org.detente.web.work;

/// What a run does one after the other.
public enum Step {
  COVERAGE("Who is responsible where"),
  MISSIONS("What comes of the missions"),
  SIMULATION("Simulating the futures"),
  WRITING("Writing what was found"),
  CONSENT("Who accepts, who vetoes"),
  HANDOVER("When internationals can leave"),
  STAFFING("Whether the force can be raised, and why not"),
  LEVERS("What single levers buy");

  private final String says;

  Step(String says) {
    this.says = says;
  }

  /// For programs and the screen of the server, in English.
  public String says() {
    return says;
  }
}
