package org.detente.web.work;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of a run, as `run.json` keeps it.
///
/// @param id four digits or more, in the order in which runs were asked for
/// @param theatre folder
/// @param digest of the theatre's files when it began; empty until then
/// @param build of the program when it began; empty until then
/// @param options how many were run; 0 until it began
/// @param seconds it took, over all times it went on
/// @param reason why it failed; empty otherwise
public record RunInfo(
    String id,
    Path theatre,
    RunSize size,
    RunState state,
    Instant asked,
    Optional<Instant> ended,
    String digest,
    String build,
    int options,
    double seconds,
    String reason) {

  RunInfo in(RunState next, Optional<Instant> end, String why) {
    return new RunInfo(id, theatre, size, next, asked, end, digest, build, options, seconds, why);
  }

  RunInfo on(String inputs, String program, int count) {
    return new RunInfo(
        id, theatre, size, state, asked, ended, inputs, program, count, seconds, reason);
  }

  RunInfo longer(double more) {
    return new RunInfo(
        id, theatre, size, state, asked, ended, digest, build, options, seconds + more, reason);
  }

  Map<String, Object> json() {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", id);
    map.put("theatre", theatre.toString());
    map.put("futures", size.futures());
    map.put("replications", size.replications());
    map.put("seed", size.seed());
    map.put("state", state.name());
    map.put("asked", asked.toString());
    map.put("ended", ended.map(Instant::toString).orElse(""));
    map.put("digest", digest);
    map.put("build", build);
    map.put("options", options);
    map.put("seconds", seconds);
    map.put("reason", reason);
    return map;
  }

  static RunInfo of(Map<String, Object> map) {
    String end = (String) map.get("ended");
    return new RunInfo(
        (String) map.get("id"),
        Path.of((String) map.get("theatre")),
        new RunSize(
            ((Number) map.get("futures")).intValue(),
            ((Number) map.get("replications")).intValue(),
            ((Number) map.get("seed")).longValue()),
        RunState.valueOf((String) map.get("state")),
        Instant.parse((String) map.get("asked")),
        end.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(end)),
        (String) map.get("digest"),
        (String) map.get("build"),
        ((Number) map.get("options")).intValue(),
        ((Number) map.get("seconds")).doubleValue(),
        (String) map.get("reason"));
  }
}
