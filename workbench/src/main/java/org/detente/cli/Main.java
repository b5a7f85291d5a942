package org.detente.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.detente.cli.tool.ToolVerb;
import org.detente.ensemble.ClusterException;
import org.detente.input.InputException;
import org.detente.study.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `detente VERB THEATRE [options]`.
@Command(
    name = "detente",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "A workbench for the security that follows a peace agreement: who keeps whom safe, where, from when, until when.",
      "It explores plausible futures; it does not forecast."
    },
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footer = {
      "",
      "Exit codes: 0 answered, 1 internal failure, 2 bad input or usage, 130 interrupted.",
      "Example: ./detente assess theatres/NAME"
    },
    subcommands = {
      AblateVerb.class,
      AssessVerb.class,
      CalibrateVerb.class,
      CheckVerb.class,
      CompareVerb.class,
      ConsentVerb.class,
      CoverageVerb.class,
      ExploreVerb.class,
      GapsVerb.class,
      HandoverVerb.class,
      LadderVerb.class,
      SearchVerb.class,
      ServeVerb.class,
      SimulateVerb.class,
      StaffVerb.class,
      ToolVerb.class,
      ValidateVerb.class
    })
public final class Main implements Runnable {

  static final int INTERNAL_FAILURE = 1;
  static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// Runs a command.
  ///
  /// @return 0 answered, 1 internal failure, 2 bad input or usage
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Main::path)
        .setExecutionExceptionHandler(Main::explain)
        .execute(arguments);
  }

  /// An empty name, as an unset variable of a script gives it, would be the current folder.
  private static Path path(String name) {
    if (name.isBlank()) {
      throw new TypeConversionException("is empty; name a file or a folder");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'%s' is not a name of a file".formatted(name));
    }
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof InputException mistakes) {
      mistakes.problems().forEach(p -> command.getErr().println(p));
      int count = mistakes.problems().size();
      command
          .getErr()
          .println(
              count == 1
                  ? "1 mistake; nothing was written."
                  : count + " mistakes; nothing was written.");
      return BAD_INPUT;
    }
    if (e instanceof ClusterException cluster) {
      command.getErr().println("cluster: " + cluster.getMessage());
      return BAD_INPUT;
    }
    command
        .getErr()
        .println(
            "Internal failure. This is a mistake of the program, not yours. Please report it with the");
    command.getErr().println("command you typed and the lines below:");
    e.printStackTrace(command.getErr());
    return INTERNAL_FAILURE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a verb: what shall be done?");
  }

  /// The version, from the build.
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"detente " + Program.version()};
    }
  }
}
