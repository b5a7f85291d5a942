package org.detente.cli.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.jr.ob.JSON;

/// Where the JSON of a tool goes. Mixed into every tool.
final class Answer {

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the answer there (default: standard output).")
  private Path file;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /// Writes an answer: numbers at full precision, keys in the order of the map. A file appears
  /// whole or not at all; its folder is made if need be.
  void write(Map<String, Object> answer) throws IOException {
    String text =
        JSON.builder().enable(JSON.Feature.PRETTY_PRINT_OUTPUT).build().asString(answer) + "\n";
    if (file == null) {
      System.out.print(text);
      return;
    }
    if (Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(), "--json: %s is a folder; name a file".formatted(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
    try {
      Files.writeString(unfinished, text, StandardCharsets.UTF_8);
      Files.move(unfinished, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
