package org.detente.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.detente.ensemble.Crew;
import org.detente.ensemble.Ensemble;
import org.detente.option.Option;
import org.detente.pledge.ForceData;
import org.detente.pledge.Policy;
import org.detente.simulation.ForceDelivery;
import org.detente.staffing.Basis;
import org.detente.staffing.Delivery;
import org.detente.staffing.Effort;
import org.detente.staffing.Requirement;
import org.detente.staffing.Staffing;
import org.detente.staffing.StaffingResult;
import org.detente.theatre.Theatre;

/// Works out forces on all threads, each question once however many options ask it.
public final class Forces {

  private Forces() {}

  /// A question: an option's requirement under a policy.
  private record Question(Requirement requirement, Policy policy) {
    String key() {
      return policy.id() + " " + requirement.sameAs();
    }
  }

  /// Every option that deploys under every policy, in order, with reasons.
  ///
  /// @param options those of them that deploy are answered for
  /// @param progress is told how many answers there are
  public static List<StaffingResult> answers(
      Theatre theatre,
      List<Option> options,
      ForceData data,
      Basis basis,
      Effort effort,
      int threads,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var questions = new ArrayList<Question>();
    for (Requirement r : requirements(theatre, options, data, basis)) {
      data.policies().forEach(p -> questions.add(new Question(r, p)));
    }
    return ask(new Staffing(theatre, data, effort), questions, true, threads, progress);
  }

  /// What comes of each option's mission under the policy that the option asks for.
  ///
  /// @return by option id; empty where the theatre says nothing of who might serve
  public static Map<String, ForceDelivery> deliveries(
      Theatre theatre, Optional<ForceData> data, List<Option> options, int threads)
      throws IOException, InterruptedException {
    if (data.isEmpty()) {
      return Map.of();
    }
    var questions = new ArrayList<Question>();
    for (Requirement r : requirements(theatre, options, data.get(), Basis.PLAN)) {
      questions.add(new Question(r, own(data.get(), r.option())));
    }
    var staffing = new Staffing(theatre, data.get(), Effort.USUAL);
    return deliveries(ask(staffing, questions, false, threads, (_, _, _) -> {}), theatre);
  }

  /// What comes, from answers that are there already: of each option's own policy.
  public static Map<String, ForceDelivery> deliveries(
      List<StaffingResult> results, Theatre theatre) {
    var found = new TreeMap<String, ForceDelivery>();
    for (StaffingResult r : results) {
      if (own(r.data(), r.requirement().option()).equals(r.policy())) {
        found.put(r.requirement().option().id(), Delivery.of(r, theatre));
      }
    }
    return found;
  }

  private static Policy own(ForceData data, Option option) {
    return data.policyFor(option.levers().composition());
  }

  private static List<Requirement> requirements(
      Theatre theatre, List<Option> options, ForceData data, Basis basis) {
    var found = new ArrayList<Requirement>();
    for (Option option : options) {
      Requirement.of(option, theatre, data.catalogue(), basis).ifPresent(found::add);
    }
    return found;
  }

  private static List<StaffingResult> ask(
      Staffing staffing,
      List<Question> questions,
      boolean reasons,
      int threads,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var different = new ArrayList<Question>();
    var positions = new LinkedHashMap<String, Integer>();
    for (Question q : questions) {
      if (positions.putIfAbsent(q.key(), different.size()) == null) {
        different.add(q);
      }
    }
    var answers = new StaffingResult[different.size()];
    var done = new AtomicInteger();
    Crew.run(
        threads,
        answers.length,
        () ->
            i -> {
              Question q = different.get(i);
              answers[i] =
                  reasons
                      ? staffing.answer(q.requirement(), q.policy())
                      : staffing.force(q.requirement(), q.policy());
              progress.at(done.incrementAndGet(), 0, answers.length);
            });
    return questions.stream()
        .map(q -> answers[positions.get(q.key())].of(q.requirement()))
        .toList();
  }
}
