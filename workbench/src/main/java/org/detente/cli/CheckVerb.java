package org.detente.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
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
    var positions = new ConsentVerb.Input();
    Request.Ready ready = request.look(positions::readIfThere);
    if (!request.quiet()) {
      print(ready, positions, System.out);
    }
    return 0;
  }

  private static void print(Request.Ready ready, ConsentVerb.Input positions, PrintStream screen) {
    Theatre theatre = ready.folder().theatre();
    theatre.banner().ifPresent(screen::println);
    screen.printf(
        Locale.ROOT, "%s, as of %s%n", theatre.title().in(theatre.languages()), theatre.asOf());
    screen.printf(
        Locale.ROOT,
        "%s in %s; %s in %s; %s; horizon %s%n",
        Phrases.counted(theatre.settlements().size(), "settlement"),
        Phrases.counted(theatre.zones().size(), "zone"),
        Phrases.counted(theatre.lines().size(), "line"),
        Phrases.counted(theatre.segments().size(), "segment"),
        Phrases.counted(theatre.actors().size(), "actor"),
        Phrases.counted(theatre.horizonMonths(), "month"));
    for (int c = 0; c < theatre.communities().size(); c++) {
      double residents = 0;
      double displaced = 0;
      for (Zone zone : theatre.zones()) {
        residents += zone.residents().get(c);
        displaced += zone.displaced().get(c);
      }
      screen.printf(
          Locale.ROOT,
          "%-20s %12s residents %12s displaced who originate here%n",
          theatre.communities().get(c).names().in(theatre.languages()),
          Figures.whole(Math.round(residents)),
          Figures.whole(Math.round(displaced)));
    }
    screen.println(theatre.disclaimer().strip());
    screen.println("Options:");
    for (Option option : ready.options()) {
      screen.printf(Locale.ROOT, "  %-40s %s%n", option.id(), option.title());
    }
    positions
        .found()
        .ifPresent(
            p ->
                screen.println(
                    Phrases.counted(p.positions().size(), "position")
                        + " of "
                        + Phrases.counted(p.actors().size(), "actor")
                        + " on "
                        + Phrases.counted(p.issues().size(), "issue")));
    screen.println("No mistakes.");
  }
}
