package org.detente.evidence;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.detente.value.Range;

/// Binds the simulation's parameters to the evidence base: each takes its range from a row (by a
/// factor for units), or states its own range beside the rows it rests on, or is marked an
/// assumption.
public final class ModelParameters {

  private static final String ASSUMPTION = "assumption";
  private static final Set<String> KEYS =
      Arrays.stream(Parameter.values()).map(Parameter::key).collect(Collectors.toUnmodifiableSet());

  private ModelParameters() {}

  /// Whether a name is the key of a parameter.
  public static boolean isParameter(String key) {
    return KEYS.contains(key);
  }

  /// What a range must keep to because of the parameter of this key, or of one that takes its range
  /// from the evidence row of this id.
  ///
  /// @return empty where it keeps to it
  static Optional<String> limit(String id, Range range) {
    for (NamedCsvRecord row : EvidenceBase.resource("model-parameters.csv")) {
      boolean takesRange =
          row.getField("low").isEmpty() && row.getField("rows").split(";")[0].equals(id);
      if (!takesRange && !row.getField("parameter").equals(id)) {
        continue;
      }
      Optional<String> limit = dimension(row, range).limit(range);
      if (limit.isPresent()) {
        return limit;
      }
    }
    return Optional.empty();
  }

  /// The dimensions of the parameters, in the order of [Parameter].
  ///
  /// @param evidence rows and replaced ranges
  /// @return one per parameter
  public static List<Dimension> dimensions(EvidenceBase evidence) {
    var dimensions = new ArrayList<Dimension>();
    for (NamedCsvRecord row : EvidenceBase.resource("model-parameters.csv")) {
      dimensions.add(dimension(row, evidence));
    }
    for (Parameter parameter : Parameter.values()) {
      String key =
          parameter.ordinal() < dimensions.size()
              ? dimensions.get(parameter.ordinal()).key()
              : "nothing";
      if (!key.equals(parameter.key())) {
        throw new IllegalStateException(
            "model-parameters.csv has %s where Parameter has %s".formatted(key, parameter.key()));
      }
    }
    return List.copyOf(dimensions);
  }

  private static Dimension dimension(NamedCsvRecord row, EvidenceBase evidence) {
    Range stated = evidence.parameters().get(row.getField("parameter"));
    return stated == null
        ? dimension(row, range(row, evidence))
        : dimension(row, Range.exactly(0)).over(stated);
  }

  private static Dimension dimension(NamedCsvRecord row, Range range) {
    return new Dimension(
        row.getField("parameter"),
        range,
        Dimension.Scale.valueOf(row.getField("scale").toUpperCase(Locale.ROOT)),
        row.getField("weight").isEmpty() ? 0 : Double.parseDouble(row.getField("weight")),
        row.getField("unit"),
        rows(row),
        row.getField("description"));
  }

  private static List<String> rows(NamedCsvRecord row) {
    return row.getField("rows").equals(ASSUMPTION)
        ? List.of()
        : List.of(row.getField("rows").split(";"));
  }

  private static Range range(NamedCsvRecord row, EvidenceBase evidence) {
    if (!row.getField("low").isEmpty()) {
      return new Range(
          Double.parseDouble(row.getField("low")),
          Double.parseDouble(row.getField("central")),
          Double.parseDouble(row.getField("high")));
    }
    Range published = evidence.row(rows(row).getFirst()).range();
    double factor =
        row.getField("factor").isEmpty() ? 1 : Double.parseDouble(row.getField("factor"));
    return new Range(
        published.low() * factor, published.central() * factor, published.high() * factor);
  }
}
