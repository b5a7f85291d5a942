package org.detente.staffing;

import org.detente.pledge.Policy;

/// Rules in words.
final class RuleWords {

  private RuleWords() {}

  static String says(Rule rule, Policy policy, PhaseProblem problem) {
    Policy.Rule general = policy.general();
    return switch (rule.kind()) {
      case EXCLUDED_ROLE -> "no contributor with the role " + rule.about();
      case MAX_SHARE ->
          "no contributor with more than its share of a place"
              + general.maxShare().stream()
                  .mapToObj(s -> " (" + hundredths(s) + " of 100)")
                  .findFirst()
                  .orElse("");
      case MAX_BLOC_SHARE ->
          "no bloc with more than its share of a place"
              + general.maxBlocShare().stream()
                  .mapToObj(s -> " (" + hundredths(s) + " of 100)")
                  .findFirst()
                  .orElse("");
      case MIN_CONTRIBUTORS ->
          general.minContributors().isPresent()
              ? "at least " + general.minContributors().getAsInt() + " contributors"
              : "a least number of contributors at a place";
      case CONSENT -> "the recorded consent of each party to each contributor";
      case ACCEPTANCE -> "acceptance by every community of the place";
      case LANGUAGE -> "the working language " + general.language().orElse("of the place");
      case PAIRING -> "contributors paired at each place";
      case ONE_SIDE -> "each contributor on one side of the lines only";
      case READY_WITHIN ->
          general.readyWithin().isPresent()
              ? "there within " + general.readyWithin().getAsInt() + " months of first deployment"
              : "there within the months allowed";
      case READINESS_LEVEL -> "only units of at least readiness level " + general.minLevel();
      case CAVEATS -> "contributors' caveats on zones, tasks and phases";
      case ENABLERS -> "units that come only where others support them";
      case SERVICE ->
          "at least "
              + problem.data.catalogue().serviceMonths()
              + " months of service in the phase";
      case DELIVERY -> "only the share of pledges that comes by experience";
      case PLEDGED -> "no more " + rule.about().replace('-', ' ') + " than is pledged";
    };
  }

  private static long hundredths(double share) {
    return Math.round(share * 100);
  }
}
