package org.detente.web.page;

import static j2html.TagCreator.input;

import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.detente.message.Texts;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Assembly.PartyRow;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;

/// What the pages of beginning a theatre are about.
///
/// @param id of the draft
/// @param revision of the draft that is shown
/// @param all what it comes to
/// @param step that is shown
record BeginView(Texts texts, int id, int revision, Assembly all, Step step) {

  Sketch sketch() {
    return all.sketch();
  }

  /// What a step is called.
  String title(Step of) {
    return texts.of("begin.title", of.word());
  }

  /// Where a step is.
  String address(Step to) {
    return "/theatres/begin/" + id + "/" + to.word();
  }

  /// Carries which revision a form began with.
  DomContent began() {
    return input().withType("hidden").withName("revision").withValue(Integer.toString(revision));
  }

  /// Parties to choose from.
  ///
  /// @param none what is read where none is chosen
  Map<String, String> parties(String none) {
    var who = new LinkedHashMap<String, String>();
    who.put("", none);
    for (PartyRow party : all.parties()) {
      who.put(Integer.toString(party.field()), texts.own(party.name()));
    }
    return who;
  }
}
