package org.detente.web.page;

import java.util.Arrays;
import java.util.Optional;
import org.detente.message.Texts;

/// The ten questions, in their order: the navigation of the workbench.
public enum Question {
  COVERAGE("coverage"),
  STAFFING("staffing"),
  CONSENT("consent"),
  COMMITMENT("commitment"),
  OUTCOME("outcome"),
  ROBUSTNESS("robustness"),
  HANDOVER("handover"),
  COMPLETENESS("completeness"),
  GROUND_TRUTH("ground-truth"),
  CONSULTATION("consultation");

  private final String slug;

  Question(String slug) {
    this.slug = slug;
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
  public String word(Texts texts) {
    return texts.of("question", slug + ".word");
  }

  /// The question itself.
  public String asks(Texts texts) {
    return texts.of("question", slug + ".asks");
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

    /// As a name for programs and styles.
    public String word() {
      return word;
    }
  }
}
