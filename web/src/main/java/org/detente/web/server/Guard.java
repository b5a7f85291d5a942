package org.detente.web.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.detente.message.Texts;
import org.detente.web.message.Languages;
import org.detente.web.work.Json;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before every page. Sets the headers that keep a page to itself, and turns away what other
/// pages in the reader's browser send: requests under a name that is not this server's (a name that
/// was bent to this machine), and changes that another page asks for.
final class Guard extends OncePerRequestFilter {

  /// Nothing but what this server sends; no script or style inside a page.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final String host;
  private final boolean loopback;
  private final Languages languages;

  /// @param host on which the server listens
  /// @param loopback whether that is this machine only
  /// @param languages that readers may choose among
  Guard(String host, boolean loopback, Languages languages) {
    this.host = host.toLowerCase(Locale.ROOT);
    this.loopback = loopback;
    this.languages = languages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (!request.getRequestURI().startsWith("/assets/")) {
      response.setHeader("Cache-Control", "no-store");
    }
    Texts texts = Tongue.choose(request, response, languages);
    if (loopback && !ours(request.getServerName())) {
      turnAway(request, response, texts.say("refused.name"));
    } else if (!reading(request.getMethod()) && !fromHere(request)) {
      turnAway(request, response, texts.say("refused.elsewhere"));
    } else {
      chain.doFilter(request.getMethod().equals("HEAD") ? asGet(request) : request, response);
    }
  }

  /// Who asks for the head gets that of the page; the server leaves the page itself out.
  private static HttpServletRequest asGet(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }
    };
  }

  private boolean ours(String name) {
    String asked = name.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(asked) || asked.equals(host);
  }

  private static boolean reading(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /// Browsers say where a change comes from; programs that are no browsers say nothing.
  private static boolean fromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null || origin.equals(here(request));
  }

  private static String here(HttpServletRequest request) {
    URI asked = URI.create(request.getRequestURL().toString());
    return asked.getScheme() + "://" + asked.getRawAuthority();
  }

  private static void turnAway(HttpServletRequest request, HttpServletResponse response, String why)
      throws IOException {
    boolean program = request.getRequestURI().matches("(/t/[0-9]+)?/api/.*");
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType(program ? "application/json" : "text/plain;charset=utf-8");
    response
        .getOutputStream()
        .write(
            (program ? Json.text(Map.of("error", why)) : why + "\n")
                .getBytes(StandardCharsets.UTF_8));
  }
}
