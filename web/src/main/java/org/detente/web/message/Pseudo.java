package org.detente.web.message;

import java.util.List;

/// Languages that nobody speaks, made from English: they show which words of a page do not come
/// from a message file, what does not fit, and what stands on the wrong side.
final class Pseudo {

  private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";
  private static final String VOWELS = "aeiouAEIOU";

  /// So much longer than English, as German or Russian may be.
  static final double LONGER = 1.4;

  private static final char RIGHT_TO_LEFT_OVERRIDE = '\u202e';
  private static final char POP = '\u202c';

  private Pseudo() {}

  /// The entry with accents on every letter, longer and in brackets.
  static Message accented(Message english) {
    if (!hasLetters(english)) {
      return english;
    }
    var nodes = new java.util.ArrayList<Node>();
    nodes.add(new Node.Words("["));
    nodes.addAll(english.with(Pseudo::accented).nodes());
    nodes.add(new Node.Words("]"));
    return new Message(List.copyOf(nodes));
  }

  /// What joins other texts has no words of its own.
  private static boolean hasLetters(Message message) {
    var found = new java.util.concurrent.atomic.AtomicBoolean();
    message.with(
        words -> {
          found.compareAndSet(false, words.chars().anyMatch(Character::isLetter));
          return words;
        });
    return found.get();
  }

  /// The entry as a language would have it that is written from right to left.
  static Message mirrored(Message english) {
    return english.with(Pseudo::mirrored);
  }

  static String accented(String words) {
    var text = new StringBuilder();
    int letters = 0;
    for (int i = 0; i < words.length(); i++) {
      int at = PLAIN.indexOf(words.charAt(i));
      letters += at < 0 ? 0 : 1;
    }
    int more = (int) Math.round(letters * (LONGER - 1));
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      int at = PLAIN.indexOf(c);
      text.append(at < 0 ? c : ACCENTED.charAt(at));
      if (more > 0 && VOWELS.indexOf(c) >= 0) {
        text.append(ACCENTED.charAt(at));
        more--;
      }
    }
    // What vowels do not make up for follows the last word, before the space after it.
    String end = words.stripTrailing();
    return more == 0 || end.isEmpty()
        ? text.toString()
        : text.toString().stripTrailing() + "ö".repeat(more) + words.substring(end.length());
  }

  static String mirrored(String words) {
    var text = new StringBuilder();
    boolean within = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean letter = PLAIN.indexOf(c) >= 0;
      if (letter != within) {
        text.append(letter ? RIGHT_TO_LEFT_OVERRIDE : POP);
        within = letter;
      }
      text.append(c);
    }
    return within ? text.append(POP).toString() : text.toString();
  }
}
