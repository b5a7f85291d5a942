package org.detente.cli.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tool`: the methods of the analyses, each on its own.
@Command(
    name = "tool",
    mixinStandardHelpOptions = true,
    description =
        "The methods of the analyses on your own data: each reads CSV and writes JSON; no theatre needed.",
    synopsisSubcommandLabel = "METHOD",
    commandListHeading = "%nMethods:%n",
    subcommands = {
      BargainTool.class,
      CartTool.class,
      HawkesTool.class,
      MoeaTool.class,
      MorrisTool.class,
      MseTool.class,
      PrimTool.class,
      RobustnessTool.class,
      ScanTool.class,
      ScoresTool.class,
      SobolTool.class
    })
public final class ToolVerb implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a method: what shall be done?");
  }
}
