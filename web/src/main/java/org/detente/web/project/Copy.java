package org.detente.web.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.detente.access.Audience;
import org.detente.option.Option;
import org.detente.option.OptionWriter;
import org.detente.study.StudyInput;
import org.detente.theatre.Actor;
import org.detente.web.form.Draft;
import org.detente.web.message.Languages;

/// The part of a theatre's files that an audience may have. Only what is known to be for it is
/// taken over; whatever else lies in the folder is left out. Comments are left out too, for nobody
/// can tell for whom they were written.
public final class Copy {

  /// Files that say nothing but what the place is and what is wanted of options.
  private static final Set<String> OPEN =
      Set.of(
          "theatre.yaml",
          "zones.geojson",
          "lines.geojson",
          "settlements.csv",
          "incidents.csv",
          "observed.csv",
          "paired-inputs.csv",
          "issues.csv",
          "provisions.yaml",
          "criteria.yaml",
          "precedents.csv",
          "evidence.csv");

  /// Files that say who would serve, and which steps parties could take.
  private static final List<String> GUARDED =
      List.of("units.yaml", "contributors.csv", "pledges.csv", "policies.csv", "commitments.yaml");

  /// Columns that say what somebody would accept or refuse, or may.
  private static final Set<String> LIMITS =
      Set.of(
          "red_lines", "possible_red_lines", "only_if", "tolerance_low", "tolerance_high", "note");

  private Copy() {}

  /// What an audience may have of a theatre.
  ///
  /// @param tree all files
  /// @param input what they hold
  public static Tree of(Tree tree, StudyInput input, Audience audience) throws IOException {
    var files = new TreeMap<String, byte[]>();
    var left = new ArrayList<String>();
    boolean all = audience.kind() == Audience.Kind.PLANNER;
    boolean guarded = all || audience.kind() == Audience.Kind.MEDIATOR;
    List<Option> readable =
        input.folder().options().stream()
            .filter(o -> !o.agreement() || audience.mayRead(o.confidentiality()))
            .toList();
    boolean everyOption = readable.size() == input.folder().options().size();
    for (Map.Entry<String, byte[]> file : tree.files().entrySet()) {
      String name = file.getKey();
      if (name.startsWith("options/")) {
        continue;
      }
      if (name.equals("positions.csv")) {
        files.put(name, positions(file.getValue(), input, audience));
      } else if (all) {
        files.put(name, file.getValue());
      } else if (OPEN.contains(name)
          || guarded && GUARDED.contains(name)
          || everyOption && name.equals("hangs-on.csv")) {
        files.put(name, name.endsWith(".yaml") ? bare(file.getValue()) : file.getValue());
      } else {
        left.add(name);
      }
    }
    for (Option option : readable) {
      String name = "options/" + option.id() + ".yaml";
      files.put(
          name,
          all ? tree.files().get(name) : OptionWriter.text(option, List.of()).getBytes(UTF_8));
    }
    if (!all) {
      files.put("README.txt", about(audience, everyOption, left).getBytes(UTF_8));
    }
    return new Tree(files);
  }

  private static String about(Audience audience, boolean everyOption, List<String> left) {
    // Names of options that were left out would say that there are some.
    // The copy goes on to others: its note is in English, whoever takes it.
    return Languages.ENGLISH.say(
            "copy.about",
            "audience",
            audience.id(),
            "listed",
            left.isEmpty() ? "no" : "yes",
            "left",
            String.join(", ", left.stream().filter(KNOWN::contains).toList()),
            "every",
            everyOption ? "yes" : "no")
        + "\n";
  }

  private static final Set<String> KNOWN =
      Set.of("units.yaml", "contributors.csv", "pledges.csv", "policies.csv", "commitments.yaml");

  private static byte[] bare(byte[] yaml) {
    return Draft.of(new String(yaml, UTF_8)).written().text().getBytes(UTF_8);
  }

  private static byte[] positions(byte[] csv, StudyInput input, Audience audience)
      throws IOException {
    var out = new StringWriter();
    try (CsvReader<CsvRecord> rows =
            CsvReader.builder().ofCsvRecord(new String(csv, UTF_8).replaceFirst("^\ufeff", ""));
        CsvWriter writer =
            CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(out)) {
      List<String> head = null;
      for (CsvRecord row : rows) {
        List<String> cells = row.getFields();
        if (head == null) {
          head = cells;
          writer.writeRecord(cells);
          continue;
        }
        String reader = cell(head, cells, "reader");
        if (!reader.isEmpty() && !reader.equals(audience.id())) {
          continue;
        }
        Optional<String> party = party(input, cell(head, cells, "actor"));
        boolean limits = audience.seesLimits(party);
        var kept = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
          kept.add(!limits && i < head.size() && LIMITS.contains(head.get(i)) ? "" : cells.get(i));
        }
        writer.writeRecord(kept);
      }
    }
    return out.toString().getBytes(UTF_8);
  }

  private static String cell(List<String> head, List<String> cells, String column) {
    int at = head.indexOf(column);
    return at >= 0 && at < cells.size() ? cells.get(at) : "";
  }

  private static Optional<String> party(StudyInput input, String actor) {
    return input.theatre().actors().stream()
        .filter(a -> a.id().equals(actor))
        .findFirst()
        .flatMap(Actor::party);
  }
}
