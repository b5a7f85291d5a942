package org.detente.web.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.EntityResponse;
import org.springframework.web.servlet.function.ServerResponse;

/// The way to theatres other than the one that the server was opened on: `/t/NUMBER` before the
/// address that the same page has there. On the way in it is taken off, so that routes need not
/// know of it; on the way out it is put before every address on a page, so that pages need not
/// either, and no page can forget it.
final class Way extends OncePerRequestFilter {

  private static final String NUMBER = Way.class.getName();
  private static final Pattern PREFIX = Pattern.compile("/t/([0-9]{1,9})(/.*)?");

  /// Addresses on a page; those of files and of all theatres together are the same everywhere.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(\\s(?:href|action|hx-get|hx-post|data-[a-z-]+)=\")(?=/(?!/|assets/|theatres[/?\"]))");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher way = PREFIX.matcher(request.getRequestURI());
    if (!way.matches()) {
      chain.doFilter(request, response);
    } else if (way.group(2) == null) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      String query = request.getQueryString();
      response.setHeader(
          "Location", request.getRequestURI() + "/" + (query == null ? "" : "?" + query));
    } else {
      request.setAttribute(NUMBER, Integer.parseInt(way.group(1)));
      String rest = way.group(2);
      chain.doFilter(
          new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
              return rest;
            }
          },
          response);
    }
  }

  /// Number of the theatre that a request names, if it names one.
  static java.util.Optional<Integer> theatre(HttpServletRequest request) {
    return java.util.Optional.ofNullable((Integer) request.getAttribute(NUMBER));
  }

  /// An address of a theatre.
  static String to(int theatre, String address) {
    return "/t/" + theatre + address;
  }

  /// A page with addresses that lead to a theatre.
  static String out(String page, int theatre) {
    return ADDRESS.matcher(page).replaceAll("$1" + Matcher.quoteReplacement(to(theatre, "")));
  }

  /// The same answer with addresses that lead to the same theatre again. A page that is bytes has
  /// them already.
  static ServerResponse out(ServerResponse answer, int theatre) {
    String prefix = to(theatre, "");
    boolean page =
        answer instanceof EntityResponse<?> entity
            && entity.entity() instanceof String
            && answer.headers().getContentType() != null
            && answer
                .headers()
                .getContentType()
                .isCompatibleWith(org.springframework.http.MediaType.TEXT_HTML);
    boolean leads =
        answer.headers().getFirst("Location") != null
            || answer.headers().getFirst("HX-Replace-Url") != null;
    if (!page && !leads) {
      return answer;
    }
    var out = ServerResponse.status(answer.statusCode());
    answer
        .headers()
        .forEach(
            (name, values) -> {
              boolean address =
                  name.equalsIgnoreCase("Location") || name.equalsIgnoreCase("HX-Replace-Url");
              for (String value : values) {
                out.header(name, address && value.startsWith("/") ? prefix + value : value);
              }
            });
    if (page) {
      return out.body(out((String) ((EntityResponse<?>) answer).entity(), theatre));
    }
    return answer instanceof EntityResponse<?> entity ? out.body(entity.entity()) : out.build();
  }
}
