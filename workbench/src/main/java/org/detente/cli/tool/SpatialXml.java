package org.detente.cli.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.detente.bargaining.BargainingActor;
import org.detente.bargaining.BargainingScenario;
import org.detente.input.CsvLines.Line;
import org.detente.input.Problems;
import org.detente.input.Words;

/// The XML form of a scenario of the spatial model: `Scenario` with `ModelParameters`,
/// `Dimensions`, `Actors` and, if ideals do not follow positions at once, `IdealAdjustment`. Other
/// elements are not looked at.
final class SpatialXml {

  private static final long MAX_BYTES = 64_000_000;

  private final String file;
  private final Problems problems;

  private SpatialXml(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// An element with its line, text and children.
  private record Element(String name, int line, StringBuilder text, List<Element> children) {

    List<Element> all(String child) {
      return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    Optional<Element> first(String child) {
      return all(child).stream().findFirst();
    }

    String content() {
      return text.toString().strip();
    }
  }

  static SpatialFile read(Path file, Problems problems) throws IOException {
    String name = file.toString();
    if (Files.size(file) > MAX_BYTES) {
      problems.add(name, 0, "is larger than 64 MB", "leave out what is not needed");
      problems.throwIfAny();
    }
    var reader = new SpatialXml(name, problems);
    Element root;
    try (InputStream in = Files.newInputStream(file)) {
      root = parse(in);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      problems.add(name, line, "is not XML from here on", "check that every element is closed");
      problems.throwIfAny();
      throw new IllegalStateException("unreachable: there was a mistake", e);
    }
    return reader.scenario(root);
  }

  private static Element parse(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Nothing outside the file is read for it, and nothing in it multiplies.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    var open = new ArrayList<Element>();
    open.add(new Element("", 1, new StringBuilder(), new ArrayList<>()));
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          int line = xml.getLocation().getLineNumber();
          var element =
              new Element(xml.getLocalName(), line, new StringBuilder(), new ArrayList<>());
          open.getLast().children.add(element);
          open.add(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.removeLast();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.getLast().text.append(xml.getText());
        default -> {
          // Comments and the like.
        }
      }
    }
    return open.getFirst();
  }

  private SpatialFile scenario(Element root) {
    Element scenario = need(root, "Scenario");
    var settings = new LinkedHashMap<String, String>();
    scenario
        .first("ModelParameters")
        .ifPresent(e -> e.children.forEach(c -> settings.put(c.name, c.content())));
    scenario.first("prngSeed").ifPresent(e -> settings.put(e.name, e.content()));
    List<String> dimensions =
        need(scenario, "Dimensions").all("dName").stream().map(Element::content).toList();
    if (dimensions.isEmpty()) {
      problems.add(file, scenario.line, "no dName names a dimension", "add one for each");
    }
    var builder = new SpatialFile.Builder(file, problems);
    List<Element> actors = need(scenario, "Actors").all("Actor");
    actors.forEach(actor -> builder.add(line(actor, dimensions), dimensions));
    if (actors.size() < 2) {
      problems.add(file, scenario.line, "bargaining takes at least two actors", "add some");
    }
    problems.throwIfAny();
    List<List<Double>> accommodation =
        scenario.first("IdealAdjustment").map(e -> adjustment(e, builder.actors)).orElse(List.of());
    problems.throwIfAny();
    String title = scenario.first("name").map(Element::content).orElse("");
    return new SpatialFile(
        new BargainingScenario(title, dimensions, builder.actors, accommodation), settings);
  }

  private Element need(Element parent, String child) {
    Optional<Element> found = parent.first(child);
    if (found.isEmpty()) {
      problems.add(file, parent.line, "there is no " + child, "add the element");
      problems.throwIfAny();
    }
    return found.orElseThrow();
  }

  /// The cells that the CSV form has.
  private Line line(Element actor, List<String> dimensions) {
    List<Element> positions = actor.first("Position").map(e -> e.all("dCoord")).orElse(List.of());
    List<Element> saliences = actor.first("Salience").map(e -> e.all("dSal")).orElse(List.of());
    if (Math.max(positions.size(), saliences.size()) > dimensions.size()) {
      problems.add(
          file,
          actor.line,
          "the actor has more coordinates than there are dimensions",
          "write a dCoord and a dSal for each dName");
    }
    var cells = new ArrayList<String>();
    for (String part : List.of("name", "description", "capability")) {
      cells.add(actor.first(part).map(Element::content).orElse(""));
    }
    for (int d = 0; d < dimensions.size(); d++) {
      cells.add(d < positions.size() ? positions.get(d).content() : "");
      cells.add(d < saliences.size() ? saliences.get(d).content() : "");
    }
    return new Line(file, actor.line, cells);
  }

  /// Pairs that are not named have weight 0.
  private List<List<Double>> adjustment(Element all, List<BargainingActor> actors) {
    List<String> names = actors.stream().map(BargainingActor::name).toList();
    var weights = new double[names.size()][names.size()];
    for (Element pair : all.all("iaPair")) {
      int ideal = index(pair, "adjustingIdeal", names);
      int reference = index(pair, "referencePos", names);
      OptionalDouble weight = Words.number(pair.first("adjust").map(Element::content).orElse(""));
      if (weight.isEmpty() || weight.getAsDouble() < 0 || weight.getAsDouble() > 1) {
        problems.add(file, pair.line, "adjust is not a weight", "write a number from 0 to 1");
      } else if (ideal >= 0 && reference >= 0) {
        weights[ideal][reference] = weight.getAsDouble();
      }
    }
    for (int i = 0; i < weights.length; i++) {
      if (Arrays.stream(weights[i]).sum() > 1 + 1e-9) {
        String what = "the weights of the ideal of " + names.get(i) + " add up to more than 1";
        problems.add(file, all.line, what, "divide at most 1 among them");
      }
    }
    return Arrays.stream(weights).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  private int index(Element pair, String child, List<String> names) {
    String name = pair.first(child).map(Element::content).orElse("");
    int index = names.indexOf(name);
    if (index < 0) {
      String what = child + " is \"" + name + "\"";
      problems.add(file, pair.line, what, Words.advice(name, names));
    }
    return index;
  }
}
