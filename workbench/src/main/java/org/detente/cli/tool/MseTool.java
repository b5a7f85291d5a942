package org.detente.cli.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.recapture.CaptureTable;
import org.detente.recapture.Estimate;
import org.detente.recapture.LatentClasses;
import org.detente.recapture.MultipleSystems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tool mse`: how many there were, from several incomplete lists.
@Command(
    name = "mse",
    mixinStandardHelpOptions = true,
    description = {
      "How many there were, seen and unseen, from several incomplete lists (multiple systems estimation).",
      "Input: a column of 0 and 1 for each list and freq, the number of people on exactly these lists; without freq each row is a person."
    })
final class MseTool implements Callable<Integer> {

  private static final String FREQUENCY = "freq";

  @Option(names = "--data", paramLabel = "FILE", required = true, description = "The lists (CSV).")
  private Path data;

  @Mixin private Effort effort;
  @Mixin private Answer answer;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var problems = new Problems();
    effort.check(problems);
    Optional<CaptureTable> table = read(problems);
    problems.throwIfAny();
    answer.write(
        answer(
            table.orElseThrow(),
            MultipleSystems.of(
                table.orElseThrow(),
                LatentClasses.Settings.usual(),
                effort.seed(),
                effort.threads())));
    return 0;
  }

  private Optional<CaptureTable> read(Problems problems) {
    String name = data.toString();
    Optional<CsvTable> read = CsvTable.read(data, name, List.of(), problems);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    CsvTable table = read.get();
    List<String> lists = table.columns().stream().filter(c -> !c.equals(FREQUENCY)).toList();
    if (lists.size() < 2 || lists.size() > CaptureTable.MOST_LISTS) {
      String instead = "give a column of 0 and 1 to each of 2 to 12 lists, and one called freq";
      problems.add(name, 1, "the number of columns besides freq is " + lists.size(), instead);
      return Optional.empty();
    }
    boolean counted = table.columns().contains(FREQUENCY);
    long[] counts = new long[1 << lists.size()];
    for (CsvRow row : table.rows()) {
      add(row, lists, counted, counts, problems);
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    long seen = 0;
    for (int i = 0; i < lists.size(); i++) {
      long on = 0;
      for (int c = 1; c < counts.length; c++) {
        on += (c >> i & 1) == 1 ? counts[c] : 0;
        seen += i == 0 ? counts[c] : 0;
      }
      if (on == 0) {
        problems.add(name, 1, "nobody is on list " + lists.get(i), "leave its column out");
      }
    }
    if (seen > Integer.MAX_VALUE) {
      problems.add(name, 0, "more people than can be counted here", "check freq");
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    int[] whole = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      whole[c] = (int) counts[c];
    }
    return Optional.of(new CaptureTable(lists, whole));
  }

  private static void add(
      CsvRow row, List<String> lists, boolean counted, long[] counts, Problems problems) {
    int pattern = 0;
    boolean sound = true;
    for (int i = 0; i < lists.size(); i++) {
      OptionalInt on = row.integer(lists.get(i), 0, 1, problems);
      sound &= on.isPresent();
      pattern |= on.orElse(0) << i;
    }
    OptionalInt people =
        counted ? row.integer(FREQUENCY, 0, Integer.MAX_VALUE, problems) : OptionalInt.of(1);
    if (!sound || people.isEmpty()) {
      return;
    }
    if (pattern == 0 && people.getAsInt() > 0) {
      row.problem("people on no list", "leave the row out: their number is the question", problems);
      return;
    }
    counts[pattern] += people.getAsInt();
  }

  private static Map<String, Object> answer(CaptureTable table, MultipleSystems all) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("lists", table.lists());
    answer.put("seen", table.seen());
    answer.put("chosen", all.chosen().map(MseTool::model).orElse(null));
    answer.put("averaged", all.averaged().map(MseTool::average).orElse(null));
    var latent = new LinkedHashMap<String, Object>();
    latent.put("estimate", all.latentClasses().estimate());
    latent.put("interval", interval(all.latentClasses().low(), all.latentClasses().high()));
    latent.put("mean", all.latentClasses().mean());
    latent.put("mixing", all.latentClasses().mixing());
    answer.put("latent_class", latent);
    answer.put("models", all.models().stream().map(MseTool::model).toList());
    return answer;
  }

  private static Map<String, Object> model(Estimate e) {
    var model = new LinkedHashMap<String, Object>();
    model.put("model", e.model());
    model.put("estimate", Json.number(e.estimate()));
    model.put("interval", interval(e.low(), e.high()));
    model.put("standard_error", Json.number(e.standardError()));
    model.put("deviance", Json.number(e.deviance()));
    model.put("degrees_of_freedom", e.degreesOfFreedom());
    model.put("AIC", Json.number(e.aic()));
    model.put("BIC", Json.number(e.bic()));
    return model;
  }

  private static Map<String, Object> average(MultipleSystems.Average average) {
    var weights = new LinkedHashMap<String, Object>();
    average.weights().forEach(w -> weights.put(w.model(), w.weight()));
    var map = new LinkedHashMap<String, Object>();
    map.put("estimate", average.estimate());
    map.put("interval", interval(average.low(), average.high()));
    map.put("weights", weights);
    return map;
  }

  private static List<Double> interval(double low, double high) {
    var ends = new ArrayList<Double>();
    ends.add(Json.number(low));
    ends.add(Json.number(high));
    return ends;
  }
}
