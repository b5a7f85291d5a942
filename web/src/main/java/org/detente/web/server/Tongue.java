package org.detente.web.server;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.message.Texts;
import org.detente.web.message.Languages;
import org.springframework.web.servlet.function.ServerRequest;

/// In which language a request is answered: what its address says (`language=TAG`), which is kept
/// in a cookie for the next pages; else what that cookie says; else what the browser asks for.
final class Tongue {

  private static final String NAME = "language";
  private static final String TEXTS = Tongue.class.getName();
  private static final int YEAR_IN_SECONDS = 365 * 24 * 3600;

  private Tongue() {}

  /// Chooses, and keeps what the address chose.
  static Texts choose(
      HttpServletRequest request, HttpServletResponse response, Languages languages) {
    Optional<String> asked = asked(request);
    Texts texts =
        languages.choose(
            asked,
            kept(request),
            Optional.ofNullable(request.getHeader("Accept-Language")).orElse(""));
    if (asked.filter(texts.tag()::equals).isPresent()) {
      var cookie = new Cookie(NAME, texts.tag());
      cookie.setPath("/");
      cookie.setHttpOnly(true);
      cookie.setMaxAge(YEAR_IN_SECONDS);
      cookie.setAttribute("SameSite", "Lax");
      response.addCookie(cookie);
    }
    request.setAttribute(TEXTS, texts);
    return texts;
  }

  /// From the address and not from a form: what is sent in a form is read by the page alone.
  private static Optional<String> asked(HttpServletRequest request) {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    return Stream.of(query.split("&"))
        .filter(part -> part.startsWith(NAME + "="))
        .map(part -> part.substring(NAME.length() + 1))
        .findFirst();
  }

  private static Optional<String> kept(HttpServletRequest request) {
    return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
        .filter(c -> c.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  /// What was chosen for a request.
  static Texts of(ServerRequest request) {
    return request.attribute(TEXTS).map(Texts.class::cast).orElse(Languages.ENGLISH);
  }
}
