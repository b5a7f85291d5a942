package org.detente.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.option.Option;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `check`: what the theatre and its options contain, or every mistake.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "What the theatre and its options contain, or every mistake in them; writes nothing.")
final class CheckVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Override
  public Integer call() {
    Request.Ready ready = request.look();
    if (!request.quiet()) {
      print(ready, System.out);
    }
    return 0;
  }

  private static void print(Request.Ready ready, PrintStream screen) {
    Theatre theatre = ready.folder().theatre();
    theatre.banner().ifPresent(screen::println);
    screen.printf(
        Locale.ROOT, "%s, as of %s%n", theatre.title().in(theatre.languages()), theatre.asOf());
    screen.printf(
        Locale.ROOT,
        "%,d settlements in %d zones; %d lines in %d segments; %d actors; horizon %d months%n",
        theatre.settlements().size(),
        theatre.zones().size(),
        theatre.lines().size(),
        theatre.segments().size(),
        theatre.actors().size(),
        theatre.horizonMonths());
    for (int c = 0; c < theatre.communities().size(); c++) {
      double residents = 0;
      double displaced = 0;
      for (Zone zone : theatre.zones()) {
        residents += zone.residents().get(c);
        displaced += zone.displaced().get(c);
      }
      screen.printf(
          Locale.ROOT,
          "%-20s %,12.0f residents %,12.0f displaced who originate here%n",
          theatre.communities().get(c).names().in(theatre.languages()),
          residents,
          displaced);
    }
    screen.println(theatre.disclaimer().strip());
    screen.println("Options:");
    for (Option option : ready.options()) {
      screen.printf(Locale.ROOT, "  %-40s %s%n", option.id(), option.title());
    }
    screen.println("No mistakes.");
  }
}
