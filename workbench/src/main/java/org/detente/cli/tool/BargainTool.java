package org.detente.cli.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.bargaining.BargainingActor;
import org.detente.bargaining.BargainingScenario;
import org.detente.bargaining.ExpectedUtilityModel;
import org.detente.bargaining.SpatialModel;
import org.detente.bargaining.SpatialSettings;
import org.detente.bargaining.SpatialSettings.Commitment;
import org.detente.bargaining.SpatialSettings.ElectionModel;
import org.detente.bargaining.SpatialSettings.Interpolation;
import org.detente.bargaining.SpatialSettings.Offers;
import org.detente.bargaining.SpatialSettings.RiskAdjustment;
import org.detente.bargaining.SpatialSettings.RiskRange;
import org.detente.bargaining.SpatialSettings.Transition;
import org.detente.bargaining.VictoryLaw;
import org.detente.bargaining.VotingRule;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tool bargain`: how positions move when actors bargain.
@Command(
    name = "bargain",
    mixinStandardHelpOptions = true,
    description =
        "Bargaining: where positions move, turn by turn, and every offer, vote and estimate behind it.")
final class BargainTool implements Callable<Integer> {

  private static final String SETTINGS = "--set";

  /// Which model.
  enum Model {
    /// The spatial model of politics.
    SMP,
    /// The expected utility model it descends from.
    BDM
  }

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description =
          "Actors with capability, position and salience (0..100) per dimension, CSV or XML; bdm: CSV with Actor, Capability, Position, Salience (0..1).")
  private Path data;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "smp: spatial model of politics (default); bdm: expected utility model, one dimension.")
  private Model model = Model.SMP;

  @Option(
      names = SETTINGS,
      paramLabel = "KEY=VALUE",
      description =
          "A setting by its name in scenario files, such as VotingRule=Cubic; bdm: rounds, q, capitulation. Repeatable; goes before the file's.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private Answer answer;

  @Override
  public Integer call() throws IOException {
    answer.write(model == Model.SMP ? spatial() : expectedUtility());
    return 0;
  }

  private Map<String, Object> spatial() throws IOException {
    var problems = new Problems();
    Optional<SpatialFile> file = SpatialFile.read(data, problems);
    SpatialSettings filed =
        settings(
            data.toString(),
            file.map(SpatialFile::settings).orElse(Map.of()),
            SpatialSettings.standard(),
            problems);
    SpatialSettings all = settings(SETTINGS, settings, filed, problems);
    problems.throwIfAny();
    BargainingScenario scenario = file.orElseThrow().scenario();
    return BargainAnswer.spatial(scenario, all, SpatialModel.run(scenario, all));
  }

  private static SpatialSettings settings(
      String source, Map<String, String> values, SpatialSettings standard, Problems problems) {
    var keys = new Keys(source, values, problems);
    var read =
        new SpatialSettings(
            keys.word(standard.victory(), VictoryLaw.class, VictoryLaw::word, "VictoryProbModel"),
            keys.word(
                standard.election(),
                ElectionModel.class,
                ElectionModel::word,
                "ProbCondorcetElection",
                "PCEModel"),
            keys.word(
                standard.transition(),
                Transition.class,
                Transition::word,
                "StateTransition",
                "StateTransitions"),
            keys.word(standard.voting(), VotingRule.class, VotingRule::word, "VotingRule"),
            keys.word(
                standard.riskAdjustment(),
                RiskAdjustment.class,
                RiskAdjustment::word,
                "BigRAdjust"),
            keys.word(standard.riskRange(), RiskRange.class, RiskRange::word, "BigRRange"),
            keys.word(
                standard.commitment(), Commitment.class, Commitment::word, "ThirdPartyCommit"),
            keys.word(
                standard.interpolation(), Interpolation.class, Interpolation::word, "InterVecBrgn"),
            keys.word(standard.offers(), Offers.class, Offers::word, "BargnModel"),
            keys.yesNo(standard.corrected(), "Corrected"),
            standard.fewestTurns(),
            keys.whole(standard.mostTurns(), standard.fewestTurns(), 10_000, "MostTurns"),
            standard.quietShare(),
            keys.seed(standard.seed(), "Seed", "prngSeed"));
    keys.refuseOthers();
    return read;
  }

  private Map<String, Object> expectedUtility() {
    var problems = new Problems();
    var keys = new Keys(SETTINGS, settings, problems);
    int rounds = keys.whole(5, 1, 10_000, "rounds");
    double statusQuo = keys.number(1, 0, 1, "q");
    boolean capitulation = keys.yesNo(false, "capitulation");
    keys.refuseOthers();
    BargainingScenario scenario = oneDimension(problems);
    return BargainAnswer.expectedUtility(
        scenario, ExpectedUtilityModel.run(scenario, rounds, statusQuo, capitulation));
  }

  private BargainingScenario oneDimension(Problems problems) {
    List<String> columns = List.of("Actor", "Capability", "Position", "Salience");
    var actors = new ArrayList<BargainingActor>();
    int before = problems.count();
    Optional<CsvTable> table = CsvTable.read(data, data.toString(), columns, problems);
    var names = new HashSet<String>();
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      var name = row.requiredText("Actor", problems);
      if (name.isPresent() && !names.add(name.get())) {
        row.problem("there is another actor " + name.get(), "rename one", problems);
      }
      var capability =
          row.number(
              "Capability", 1 / SpatialFile.MOST_CAPABILITY, SpatialFile.MOST_CAPABILITY, problems);
      var position = row.number("Position", problems);
      var salience = row.number("Salience", Double.MIN_NORMAL, 1, problems);
      if (name.isPresent()
          && capability.isPresent()
          && position.isPresent()
          && salience.isPresent()) {
        actors.add(
            new BargainingActor(
                name.get(),
                "",
                capability.getAsDouble(),
                List.of(position.getAsDouble()),
                List.of(salience.getAsDouble())));
      }
    }
    boolean sound = problems.count() == before;
    if (sound && actors.stream().map(BargainingActor::position).distinct().count() < 2) {
      problems.add(
          data.toString(),
          0,
          "there are not two actors with different positions",
          "add actors: where all agree there is nothing to bargain over");
    }
    problems.throwIfAny();
    return new BargainingScenario(data.getFileName().toString(), List.of("Position"), actors);
  }
}
