package org.detente.web.page;

import java.util.Arrays;
import java.util.Optional;

/// The ten questions, in their order: the navigation of the workbench.
public enum Question {
  COVERAGE("coverage", "Coverage", "Whose security is provided for, and where is nobody responsible?"),
  STAFFING("staffing", "Staffing", "Can the force be raised, and what stands in the way?"),
  CONSENT("consent", "Consent", "Who accepts, who vetoes, and what would bring everybody in?"),
  COMMITMENT("commitment", "Commitment", "Which reciprocal steps lead out of the dilemma?"),
  OUTCOME("outcome", "Outcome", "What happens over the years?"),
  ROBUSTNESS("robustness", "Robustness", "In which futures does an option fail, and what decides?"),
  HANDOVER("handover", "Handover", "When can internationals leave?"),
  COMPLETENESS("completeness", "Completeness", "What does the agreement leave open?"),
  GROUND_TRUTH("ground-truth", "Ground truth", "What is happening on the ground, and how sure are we?"),
  CONSULTATION("consultation", "Consultation", "What do communities, local providers and the mission tell each other?");

  private final String slug;
  private final String word;
  private final String asks;

  Question(String slug, String word, String asks) {
    this.slug = slug;
    this.word = word;
    this.asks = asks;
  }

  /// 1 to 10.
  public int number() {
    return ordinal() + 1;
  }

  /// Last part of the page's address.
  public String slug() {
    return slug;
  }

  /// In the navigation.
  public String word() {
    return word;
  }

  /// The question itself.
  public String asks() {
    return asks;
  }

  /// By the last part of an address.
  public static Optional<Question> of(String slug) {
    return Arrays.stream(values()).filter(q -> q.slug.equals(slug)).findFirst();
  }

  /// Whether its page has parts that speak of single options, and can be limited to some.
  public boolean byOption() {
    return switch (this) {
      case COVERAGE, STAFFING, OUTCOME, ROBUSTNESS, HANDOVER -> true;
      case CONSENT, COMMITMENT, COMPLETENESS, GROUND_TRUTH, CONSULTATION -> false;
    };
  }

  /// Where a question stands.
  public enum State {
    ANSWERED("answered"),
    /// Answered from files that have changed since.
    STALE("stale"),
    RUNNING("running"),
    OPEN("open");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// For people, and as a name for styles.
    public String word() {
      return word;
    }
  }
}
