package org.detente.web.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.web.server.Operation.Parameter;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.detente.web.server.Received.Fields;
import org.detente.web.work.Progress;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunSize;
import org.detente.web.work.RunState;
import org.springframework.web.servlet.function.ServerRequest;

/// Runs, for programs.
final class RunOperations {

  private static final String ABOUT = "runs";
  private static final int ACCEPTED = 202;

  private static final Parameter ID = Parameter.path("id", "of the run");

  private final Desk desk;
  private final Entrance in;

  RunOperations(Desk desk, Entrance in) {
    this.desk = desk;
    this.in = in;
  }

  List<Operation> all() {
    return List.of(
        Operation.get("/api/runs.json", ABOUT, "Runs of this theatre, the newest first.")
            .gives(
                "Runs",
                in.looking(
                    (_, _) ->
                        Reply.of(
                            Map.of("runs", desk.runs().all().stream().map(this::run).toList())))),
        Operation.get("/api/runs/{id}.json", ABOUT, "A run, with its progress while it is going.")
            .with(ID)
            .gives("Run", in.looking((_, r) -> Reply.of(run(known(r))))),
        Operation.post(
                "/api/runs.json",
                ABOUT,
                "Asks for a run; one that waits or runs already with the same numbers is that run.")
            .sends("RunSize", "how much is tried")
            .checked()
            .gives(
                ACCEPTED,
                "Run",
                in.working((_, r) -> Reply.of(ACCEPTED, run(desk.runs().ask(size(r)))))),
        Operation.post(
                "/api/runs/{id}/cancel.json", ABOUT, "Stops a run; what is finished is kept.")
            .with(ID)
            .refuses(409, "the run is not in a state for it")
            .gives(
                ACCEPTED,
                "Run",
                in.working((_, r) -> Reply.of(ACCEPTED, changed(r, desk.runs()::cancel)))),
        Operation.post(
                "/api/runs/{id}/resume.json", ABOUT, "Lets a run go on that was stopped or failed.")
            .with(ID)
            .refuses(409, "the run is not in a state for it")
            .gives(
                ACCEPTED,
                "Run",
                in.working((_, r) -> Reply.of(ACCEPTED, changed(r, desk.runs()::resume)))));
  }

  private RunInfo known(ServerRequest request) throws IOException, Wrong {
    return desk.runs()
        .info(request.pathVariable("id"))
        .orElseThrow(() -> new Wrong(404, "There is no such run."));
  }

  private Map<String, Object> run(RunInfo r) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", r.id());
    map.put("state", r.state().word());
    map.put("futures", r.size().futures());
    map.put("replications", r.size().replications());
    map.put("seed", r.size().seed());
    map.put("asked", r.asked().toString());
    map.put("seconds", r.seconds());
    if (!r.reason().isEmpty()) {
      map.put("reason", r.reason());
    }
    if (r.state() == RunState.RUNNING) {
      desk.runs().progress().ifPresent(p -> map.put("progress", progress(p)));
    }
    return map;
  }

  private static Map<String, Object> progress(Progress p) {
    var map = new LinkedHashMap<String, Object>();
    map.put("step", p.step().says());
    map.put("number", p.number());
    map.put("of", p.of());
    map.put("done", p.done());
    map.put("total", p.total());
    return map;
  }

  private static RunSize size(ServerRequest request) throws Wrong {
    Fields sent = Received.object(request).only("futures", "replications", "seed");
    long futures = sent.whole("futures", 1, RunSize.MOST_FUTURES);
    long replications = sent.whole("replications", 1, RunSize.MOST_REPLICATIONS);
    long seed = sent.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    sent.settled();
    return new RunSize(Math.toIntExact(futures), Math.toIntExact(replications), seed);
  }

  /// Something that may be done to a run.
  private interface Change {
    boolean of(String run) throws IOException;
  }

  private Object changed(ServerRequest request, Change change) throws IOException, Wrong {
    RunInfo run = known(request);
    if (!change.of(run.id())) {
      throw new Wrong(409, "The run is not in a state for it: it may have ended meanwhile.");
    }
    return run(known(request));
  }
}
