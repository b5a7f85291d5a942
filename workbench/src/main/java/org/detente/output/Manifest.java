package org.detente.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/// `manifest.json`: what a result was made from and what was made, so that it can be made again and
/// checked.
public final class Manifest {

  private static final List<String> INPUTS = List.of(".yaml", ".csv", ".geojson");

  private Manifest() {}

  /// What happened.
  ///
  /// @param command as typed
  /// @param options ids
  /// @param settings what else the result depends on: futures, replications, months, audience, ...
  /// @param runs number of runs of the simulation
  public record Account(
      String version,
      String command,
      long seed,
      List<String> options,
      Map<String, Object> settings,
      Instant start,
      Duration duration,
      long runs) {}

  /// Writes the manifest of everything made in an output folder so far.
  ///
  /// @param theatre folder of the theatre: each of its files is an input
  /// @param others further input files
  public static void write(Account account, Path theatre, List<Path> others, OutputFolder out)
      throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("version", account.version());
    json.put("command", account.command());
    json.put("seed", account.seed());
    json.put("options", account.options());
    json.putAll(account.settings());
    json.put("start", account.start().toString());
    json.put("duration", account.duration().toMillis() / 1000.0);
    json.put("runs", account.runs());
    var inputs = new ArrayList<Map<String, Object>>();
    for (Path file : inputs(theatre)) {
      inputs.add(entry(theatre.relativize(file).toString().replace('\\', '/'), file));
    }
    for (Path file : others) {
      inputs.add(entry(file.toString(), file));
    }
    json.put("inputs", inputs);
    var outputs = new ArrayList<Map<String, Object>>();
    for (String name : out.made()) {
      outputs.add(entry(name, out.file(name)));
    }
    json.put("outputs", outputs);
    String text =
        JSON.builder().enable(JSON.Feature.PRETTY_PRINT_OUTPUT).build().asString(json) + "\n";
    Files.writeString(out.file("manifest.json"), text, StandardCharsets.UTF_8);
  }

  private static List<Path> inputs(Path theatre) throws IOException {
    try (Stream<Path> files = Files.walk(theatre)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> INPUTS.stream().anyMatch(f.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static Map<String, Object> entry(String name, Path file) throws IOException {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("path", name);
    entry.put("sha256", sha256(file));
    return entry;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[1 << 16];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
