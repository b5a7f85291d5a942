package org.detente.input;

/// Follows quotation marks as a CSV reader does, to find one that is never closed.
final class QuoteScan {

  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private State state = State.CELL_START;
  private int line = 1;
  private int openedAt;

  void look(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      state = next(c);
      line += c == '\n' ? 1 : 0;
    }
  }

  private State next(char c) {
    boolean endsCell = c == ',' || c == '\n' || c == '\r';
    return switch (state) {
      case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
      case QUOTE_IN_QUOTED -> c == '"' ? State.QUOTED : endsCell ? State.CELL_START : State.PLAIN;
      case PLAIN -> endsCell ? State.CELL_START : State.PLAIN;
      case CELL_START -> {
        if (c == '"') {
          openedAt = line;
          yield State.QUOTED;
        }
        yield endsCell || c == '\uFEFF' ? State.CELL_START : State.PLAIN;
      }
    };
  }

  boolean open() {
    return state == State.QUOTED;
  }

  int openedAt() {
    return openedAt;
  }
}
