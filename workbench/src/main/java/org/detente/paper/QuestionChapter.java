package org.detente.paper;

import j2html.tags.DomContent;

/// A chapter of the paper that answers one of the ten questions from a result of its own, made by a
/// verb of its own. Whoever has the result hands the chapter to the paper; the paper puts it in its
/// place and into the contents.
public abstract class QuestionChapter {

  private final int question;
  private final String id;

  /// @param question 1 to 10; chapters stand in this order
  /// @param id of the chapter's heading, for links to it
  protected QuestionChapter(int question, String id) {
    this.question = question;
    this.id = id;
  }

  final int question() {
    return question;
  }

  final String id() {
    return id;
  }

  /// As in the contents.
  abstract String title(Reading reading);

  /// The whole chapter as the reader may see it, as [Html#chapter] makes it.
  abstract DomContent html(Reading reading);

  /// What it says of each option, as the reader may see it.
  abstract HeadingTable table(Reading reading);
}
