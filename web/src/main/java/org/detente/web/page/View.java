package org.detente.web.page;

import static j2html.TagCreator.a;

import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.access.Exposure;
import org.detente.message.Said;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.study.StudyInput;
import org.detente.theatre.Theatre;
import org.detente.web.message.Languages;
import org.detente.web.work.Progress;
import org.detente.web.work.RunFolder;
import org.detente.web.work.RunInfo;

/// What one request looks at: a theatre, as one audience, by the results of one run. All of it
/// stands in the address, so that an address leads everybody to the same page.
///
/// @param input the theatre as its files are now
/// @param mistakes in these files, if they were changed into something that cannot be read; `input`
///   is then as it was before
/// @param run whose results are shown; empty before there is one
/// @param folder of that run
/// @param chosen whether the address names the run
/// @param stale whether the files have changed since that run
/// @param going the run that is running or waits next
/// @param progress of the running one
/// @param texts in the language of whoever reads
/// @param choice languages that may be chosen
/// @param path of the page, beginning with `/`
/// @param query what the address says beside audience and run, in its order
public record View(
    StudyInput input,
    List<String> mistakes,
    Audience audience,
    Exposure exposure,
    Optional<RunInfo> run,
    Optional<RunFolder> folder,
    boolean chosen,
    boolean stale,
    Optional<RunInfo> going,
    Optional<Progress> progress,
    Texts texts,
    List<Languages.Language> choice,
    String path,
    Map<String, List<String>> query) {

  Theatre theatre() {
    return input.theatre();
  }

  List<String> languages() {
    return theatre().languages();
  }

  /// A text of ours, in the language of whoever reads.
  ///
  /// @param arguments names and values by turns, as [Texts#say] takes them
  public String say(String key, Object... arguments) {
    return texts.say(key, arguments);
  }

  /// The same of a message that was put off.
  public String say(Said said) {
    return texts.say(said);
  }

  /// A text of ours as part of a page.
  ///
  /// @param arguments names and values by turns, as [Texts#html] takes them
  public DomContent html(String key, Object... arguments) {
    return texts.html(key, arguments);
  }

  /// What is not ours: names, notes, words of a person or of a file.
  public String own(String data) {
    return texts.own(data);
  }

  /// A word of the code for people.
  String word(Enum<?> constant) {
    return texts.word(constant);
  }

  /// Makes the words of a slot a link.
  ///
  /// @param address as [#to] makes it
  static Texts.Slot link(String address) {
    return words -> a(words).withHref(address);
  }

  /// Options that this audience may read, the status quo among them.
  public List<Option> options() {
    return input.optionsFor(audience);
  }

  /// An option that this audience may read.
  public Optional<Option> option(String id) {
    return options().stream().filter(o -> o.id().equals(id)).findFirst();
  }

  /// The options that the address limits a page to, in the order of the options; none named: empty.
  ///
  /// @return only those that this audience may read
  List<Option> limitedTo() {
    List<String> ids = query.getOrDefault("option", List.of());
    return options().stream().filter(o -> ids.contains(o.id())).toList();
  }

  /// The first value of a part of the address.
  public Optional<String> asked(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// Heads of the chapters that are there for this audience.
  public List<RunFolder.Head> heads() {
    return folder.map(f -> f.heads(audience)).orElse(List.of());
  }

  /// A chapter of the run's, in the language of whoever reads where the run wrote it in it.
  public Optional<RunFolder.Chapter> section(String id) {
    return folder.flatMap(f -> f.section(audience, texts, id));
  }

  /// An address on this server that keeps audience and run.
  ///
  /// @param more names and values by turns
  String to(String place, String... more) {
    var parts = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < more.length; i += 2) {
      parts.computeIfAbsent(more[i], _ -> new java.util.ArrayList<>()).add(more[i + 1]);
    }
    return address(place, audience, parts);
  }

  /// The address of a question's page; from one that is limited to some options it leads to the
  /// same options.
  String to(Question question) {
    boolean keeps =
        question.byOption()
            && Question.of(path.substring(1)).filter(Question::byOption).isPresent();
    return to(
        "/" + question.slug(),
        keeps
            ? limitedTo().stream()
                .flatMap(o -> java.util.stream.Stream.of("option", o.id()))
                .toArray(String[]::new)
            : new String[0]);
  }

  /// This page as another audience sees it.
  String as(Audience other) {
    return address(path, other, query);
  }

  private String address(String place, Audience reader, Map<String, List<String>> parts) {
    var query = new StringBuilder();
    parts.forEach((name, values) -> values.forEach(v -> append(query, name, v)));
    if (!reader.equals(Audience.PUBLIC)) {
      append(query, "audience", reader.id());
    }
    if (chosen) {
      run.ifPresent(r -> append(query, "run", r.id()));
    }
    int hash = place.indexOf('#');
    return hash < 0 ? place + query : place.substring(0, hash) + query + place.substring(hash);
  }

  private static void append(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? '?' : '&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /// Where a question stands.
  Question.State state(Question question) {
    boolean there = heads().stream().anyMatch(h -> h.question().orElse(0) == question.number());
    if (there) {
      return stale ? Question.State.STALE : Question.State.ANSWERED;
    }
    return going.isPresent() && answerable(question) ? Question.State.RUNNING : Question.State.OPEN;
  }

  /// Whether a run would answer it: the program can, and the theatre has what it takes.
  boolean answerable(Question question) {
    return switch (question) {
      case COVERAGE, OUTCOME, COMPLETENESS -> true;
      case STAFFING -> input.force().isPresent();
      case CONSENT -> input.positions().isPresent();
      case COMMITMENT -> input.menu().isPresent();
      case ROBUSTNESS -> input.brief().isPresent();
      case HANDOVER -> options().stream().anyMatch(o -> o.mission().isPresent());
      case GROUND_TRUTH, CONSULTATION -> false;
    };
  }

  /// An audience in words.
  String says(Audience reader) {
    return switch (reader.kind()) {
      case PUBLIC -> say("frame.audience.public");
      case MEDIATOR -> say("frame.audience.mediator");
      case PARTY ->
          own(
              theatre()
                  .parties()
                  .get(theatre().partyIndex(reader.party().orElseThrow()))
                  .names()
                  .in(languages()));
      case PLANNER -> say("frame.audience.planners");
    };
  }
}
