package org.detente.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form as a browser without scripts would fill and send it.
final class Forms {

  private static final Pattern FORM =
      Pattern.compile(
          "<form(?=[^>]*method=\"post\")[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>",
          Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile(
          "<input([^>]*)>|<select([^>]*)>(.*?)</select>|<textarea([^>]*)>(.*?)</textarea>",
          Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("<option([^>]*)>");

  private final String action;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Forms(String action) {
    this.action = action;
  }

  /// The form of a page that is sent to an address that begins so.
  static Forms on(String page, String action) {
    Matcher forms = FORM.matcher(page);
    while (forms.find()) {
      if (plain(forms.group(1)).startsWith(action)) {
        var form = new Forms(plain(forms.group(1)));
        form.read(forms.group(2));
        return form;
      }
    }
    throw new AssertionError("no form leads to " + action + " on the page:\n" + page);
  }

  private void read(String html) {
    Matcher fields = FIELD.matcher(html);
    while (fields.find()) {
      if (fields.group(1) != null) {
        String tag = fields.group(1);
        boolean box = attribute(tag, "type").equals("checkbox");
        if (!attribute(tag, "name").isEmpty() && (!box || tag.contains(" checked"))) {
          add(attribute(tag, "name"), attribute(tag, "value"));
        }
      } else if (fields.group(2) != null) {
        String chosen = null;
        Matcher options = OPTION.matcher(fields.group(3));
        while (options.find()) {
          if (chosen == null || options.group(1).contains(" selected")) {
            chosen = attribute(options.group(1), "value");
          }
        }
        add(attribute(fields.group(2), "name"), chosen);
      } else {
        add(attribute(fields.group(4), "name"), plain(fields.group(5)));
      }
    }
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? plain(found.group(1)) : "";
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  String action() {
    return action;
  }

  String value(String name) {
    return values.get(name).getFirst();
  }

  List<String> values(String name) {
    return values.get(name);
  }

  Forms with(String name, String... typed) {
    values.put(name, List.of(typed));
    return this;
  }

  Forms without(String name) {
    values.remove(name);
    return this;
  }

  String body() {
    var body = new StringBuilder();
    values.forEach(
        (name, all) ->
            all.forEach(
                v ->
                    body.append(body.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(v, StandardCharsets.UTF_8))));
    return body.toString();
  }
}
