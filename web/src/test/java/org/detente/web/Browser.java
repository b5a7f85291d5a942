package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/// A real browser without a window, spoken to by its own protocol: Chromium or Chrome, if the
/// machine has one. Nothing is downloaded for it.
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "C:/Program Files/Google/Chrome/Application/chrome.exe");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> waiting =
      new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Browser(Process process, Path profile, String page) {
    this.process = process;
    this.profile = profile;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(page), new Listener())
            .join();
  }

  /// Where a browser is on this machine; `-Dbrowser=PATH` names another.
  static Optional<Path> find() {
    return Stream.concat(Stream.of(System.getProperty("browser", "")), NAMES.stream())
        .filter(n -> !n.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts it; skips the test where there is none.
  static Browser start() throws IOException, InterruptedException {
    Optional<Path> program = find();
    assumeTrue(
        program.isPresent(),
        "skipped: no Chromium or Chrome found; install one (for example: apt install chromium) or"
            + " name it with -Dbrowser=PATH");
    Path profile = Files.createTempDirectory("browser");
    Process process =
        new ProcessBuilder(
                program.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path told = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!(Files.exists(told) && Files.readAllLines(told).size() >= 2)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException(program.get() + " does not start");
      }
      Thread.sleep(50);
    }
    String port = Files.readAllLines(told).getFirst();
    HttpResponse<String> made =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    var browser =
        new Browser(
            process, profile, (String) JSON.std.mapFrom(made.body()).get("webSocketDebuggerUrl"));
    browser.call("Page.enable", Map.of());
    browser.call("Runtime.enable", Map.of());
    browser.call("Log.enable", Map.of());
    browser.call("Network.enable", Map.of());
    browser.size(1280, 900);
    return browser;
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket opened) {
      opened.request(Long.MAX_VALUE);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        Map<String, Object> message = JSON.std.mapFrom(text.toString());
        text.setLength(0);
        if (message.get("id") instanceof Number id) {
          CompletableFuture<Map<String, Object>> asked = waiting.remove(id.intValue());
          if (asked != null) {
            asked.complete(message);
          }
        } else {
          heard((String) message.get("method"), (Map<?, ?>) message.get("params"));
        }
      }
      return null;
    }
  }

  /// Keeps what the browser complains of: scripts that fail, and whatever a policy has stopped.
  private void heard(String method, Map<?, ?> says) {
    if (method.equals("Runtime.exceptionThrown")) {
      complaints.add(says.get("exceptionDetails").toString());
    } else if (method.equals("Log.entryAdded")) {
      Map<?, ?> entry = (Map<?, ?>) says.get("entry");
      if (List.of("error", "warning").contains(entry.get("level"))) {
        complaints.add(entry.get("text") + " " + entry.get("url"));
      }
    } else if (method.equals("Runtime.consoleAPICalled") && says.get("type").equals("error")) {
      complaints.add(says.toString());
    }
  }

  private Map<?, ?> call(String method, Map<String, Object> parameters) {
    int id = ids.incrementAndGet();
    var asked = new CompletableFuture<Map<String, Object>>();
    waiting.put(id, asked);
    var message = new LinkedHashMap<String, Object>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    socket.sendText(JSON.std.asString(message), true).join();
    try {
      Map<String, Object> answer = asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer.get("error") != null) {
        throw new AssertionError(method + ": " + answer.get("error"));
      }
      return (Map<?, ?>) answer.get("result");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(method + " was not answered", e);
    }
  }

  /// Opens a page and waits until it is loaded.
  void open(String address) throws InterruptedException {
    call("Page.navigate", Map.of("url", address));
    until("location.href.startsWith('http') && document.readyState === 'complete'");
  }

  /// What an expression gives.
  Object ask(String expression) {
    Map<?, ?> answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.get("exceptionDetails") != null) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return ((Map<?, ?>) answer.get("result")).get("value");
  }

  /// Fonts that an element's words are drawn with.
  ///
  /// @return family, and whether this server sent it, as `Noto Sans served` or `DejaVu Sans local`
  List<String> fonts(String selector) {
    call("DOM.enable", Map.of());
    call("CSS.enable", Map.of());
    Map<?, ?> root = (Map<?, ?>) call("DOM.getDocument", Map.of()).get("root");
    Object node =
        call("DOM.querySelector", Map.of("nodeId", root.get("nodeId"), "selector", selector))
            .get("nodeId");
    var fonts = new ArrayList<String>();
    for (Object font :
        (List<?>) call("CSS.getPlatformFontsForNode", Map.of("nodeId", node)).get("fonts")) {
      Map<?, ?> one = (Map<?, ?>) font;
      fonts.add(
          one.get("familyName")
              + (Boolean.TRUE.equals(one.get("isCustomFont")) ? " served" : " local"));
    }
    return fonts;
  }

  /// Waits until an expression is true. Between two pages nothing is.
  void until(String expression) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(ask("{try {Boolean(" + expression + ")} catch (e) {false}}"))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + expression);
      }
      Thread.sleep(40);
    }
  }

  /// Sets the size of the page, CSS px.
  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /// Presses a key and lets it go.
  ///
  /// @param key as in the browser's events, for example `Tab` or `ArrowRight`
  /// @param code number of the key
  void press(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
    }
    if (key.equals("Enter")) {
      call("Input.dispatchKeyEvent", Map.of("type", "char", "key", key, "text", "\r"));
    }
  }

  /// Types a text where the keyboard is.
  void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /// Presses Tab until something holds of where the keyboard is.
  void tabTo(String there) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      press("Tab", 9);
      if (Boolean.TRUE.equals(ask(there))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach: " + there);
  }

  /// Asserts of the page that is open: scripts, policy and files are in order, and axe-core finds
  /// nothing serious.
  ///
  /// @param page what failures call it
  void keepsToPolicyAndToWhatEverybodyCanUse(String page) {
    assertThat(complaints()).as("scripts, policy, files of %s", page).isEmpty();
    ask(BrowserTest.AXE + ";0");
    Object found =
        ask(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.filter(v =>"
                + " ['serious', 'critical'].includes(v.impact)).map(v => v.id + ' ' +"
                + " v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' +"
                + " n.failureSummary).join(' | ')))");
    // What axe-core itself made the browser say is not the page's.
    complaints();
    assertThat((List<?>) found).as(page).isEmpty();
  }

  /// Asserts of the page that is open: on a phone nothing of it lies beside the screen.
  void fitsAPhone(String page) {
    size(390, 844);
    assertThat(ask("document.documentElement.scrollWidth")).as(page).isEqualTo(390);
  }

  /// What the browser has complained of since the last time.
  List<String> complaints() {
    var all = new ArrayList<>(complaints);
    complaints.clear();
    return all;
  }

  /// The page as a picture, to look at.
  void picture(Path file) throws IOException {
    String data =
        (String)
            call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // A helper of the browser may still be writing; the system empties its folder.
    }
  }
}
