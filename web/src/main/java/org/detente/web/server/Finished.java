package org.detente.web.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.web.work.RunInfo;

/// Pages and answers as the bytes that are sent, kept for the next who asks the same: a page takes
/// up to twenty milliseconds to make, and finding it takes none.
///
/// Nothing here grows old. What was kept is found again only by the very same [Key], which holds
/// all that a page is made from: a theatre that was read anew, another run, audience or language is
/// another key, and what is asked for no longer makes room.
///
/// Thread-safe.
final class Finished {

  /// All bodies of a server together with what they are found by, bytes: some ten times all pages
  /// of the bundled theatre for one audience.
  static final long MOST = 48_000_000;

  /// One that takes more than this part of the room is made anew each time.
  private static final int PART = 8;

  /// What a key and its place take beside its texts, bytes.
  private static final int PLACE = 500;

  /// All that a body depends on.
  ///
  /// @param reading of the theatre's files, by its number: no two readings of a server have the
  ///   same, of whatever theatre
  /// @param mistakes in the files as they are now
  /// @param language its tag
  /// @param run that is shown: one that is done, so that nobody writes to its folder any more
  /// @param chosen whether the address names the run
  /// @param stale whether the files have changed since that run
  /// @param beside further runs that the page tells of, done as well
  /// @param theatre number that addresses on the page begin with; empty: none
  /// @param path of the address
  /// @param query the rest of the address, in its order, which the page's forms keep
  record Key(
      long reading,
      List<String> mistakes,
      Audience audience,
      String language,
      Optional<RunInfo> run,
      boolean chosen,
      boolean stale,
      List<RunInfo> beside,
      Optional<Integer> theatre,
      String path,
      List<Map.Entry<String, List<String>>> query) {

    private long weight() {
      long characters = path.length();
      for (Map.Entry<String, List<String>> part : query) {
        characters += part.getKey().length() + PLACE / 10;
        for (String value : part.getValue()) {
          characters += value.length() + PLACE / 10;
        }
      }
      return PLACE + 2 * characters;
    }
  }

  private final long most;
  private final Map<Key, byte[]> bodies = new LinkedHashMap<>(64, 0.75f, true);
  private long weight;

  Finished() {
    this(MOST);
  }

  /// @param most bytes that are kept, 0 or more
  Finished(long most) {
    this.most = most;
  }

  /// What was kept under a key.
  synchronized Optional<byte[]> find(Key key) {
    return Optional.ofNullable(bodies.get(key));
  }

  /// Keeps a body, which nobody changes any more. What was asked for longest ago makes room.
  synchronized void keep(Key key, byte[] body) {
    long more = key.weight() + body.length;
    if (more > most / PART) {
      return;
    }
    byte[] before = bodies.put(key, body);
    weight += before == null ? more : body.length - before.length;
    var eldest = bodies.entrySet().iterator();
    while (weight > most) {
      Map.Entry<Key, byte[]> entry = eldest.next();
      weight -= entry.getKey().weight() + entry.getValue().length;
      eldest.remove();
    }
  }

  /// Bytes that are kept.
  synchronized long weight() {
    return weight;
  }
}
