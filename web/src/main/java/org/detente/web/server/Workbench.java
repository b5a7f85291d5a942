package org.detente.web.server;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.detente.study.WebServer;
import org.detente.web.message.Languages;
import org.detente.web.project.Database;
import org.detente.web.work.Runs;
import org.detente.web.work.Workspace;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// Serves the workbench. Found by the command line as a service.
public final class Workbench implements WebServer {

  @Override
  public void serve(Settings settings, PrintStream screen) throws IOException {
    Running running = start(settings, screen);
    screen.println("Look at " + running.address() + " (stop with Ctrl-C)");
    screen.flush();
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.close();
    }
  }

  /// A server that answers.
  public interface Running extends AutoCloseable {

    /// Where it answers, for example `http://127.0.0.1:8080/`.
    String address();

    /// Runs of the theatre that it was opened on.
    Runs runs();

    @Override
    void close();
  }

  /// Starts a server and returns when it answers.
  ///
  /// @throws IOException if it cannot listen there or cannot use the folder; the message says what
  ///   to do
  public static Running start(WebServer.Settings settings, PrintStream screen) throws IOException {
    Workspace workspace = Workspace.open(settings.data());
    var languages = Languages.of(settings.pseudoLocales());
    Database database;
    Rooms rooms;
    try {
      database = Database.open(settings.data(), settings.database());
    } catch (IOException e) {
      workspace.close();
      throw e;
    }
    try {
      rooms = new Rooms(settings, workspace, database, languages, screen);
    } catch (IOException | RuntimeException e) {
      database.close();
      workspace.close();
      throw e;
    }
    ServletWebServerApplicationContext context;
    try {
      context =
          (ServletWebServerApplicationContext)
              new SpringApplicationBuilder(Doors.class)
                  .bannerMode(Banner.Mode.OFF)
                  .logStartupInfo(false)
                  .initializers(
                      c -> {
                        c.getBeanFactory().registerSingleton("rooms", rooms);
                        c.getBeanFactory().registerSingleton("way", new Way());
                        c.getBeanFactory()
                            .registerSingleton(
                                "guard",
                                new Guard(settings.host(), settings.loopback(), languages));
                      })
                  .properties(properties(settings))
                  .run();
    } catch (RuntimeException e) {
      rooms.close();
      database.close();
      workspace.close();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof PortInUseException) {
          throw new IOException(
              "something else listens on port "
                  + settings.port()
                  + "; give --port another number, or 0 for any that is free",
              e);
        }
      }
      throw e;
    }
    int port = context.getWebServer().getPort();
    rooms.start();
    Thread warming =
        Thread.ofPlatform()
            .name("warming")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .start(rooms.first()::warm);
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String address = "http://" + host + ":" + port + "/";
    return new Running() {
      @Override
      public String address() {
        return address;
      }

      @Override
      public Runs runs() {
        return rooms.first().runs();
      }

      @Override
      public void close() {
        context.close();
        warming.interrupt();
        try {
          warming.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        try {
          rooms.close();
          database.close();
          workspace.close();
        } catch (IOException e) {
          screen.println("The data folder could not be closed: " + e.getMessage());
        }
      }
    };
  }

  private static Map<String, Object> properties(WebServer.Settings settings) {
    return Map.ofEntries(
        Map.entry("server.address", settings.host()),
        Map.entry("server.port", settings.port()),
        Map.entry("server.shutdown", "immediate"),
        Map.entry("server.server-header", ""),
        Map.entry("server.tomcat.max-http-form-post-size", "2MB"),
        Map.entry("server.tomcat.max-swallow-size", "64MB"),
        Map.entry("server.tomcat.max-parameter-count", 20_000),
        Map.entry("spring.servlet.multipart.max-file-size", "32MB"),
        Map.entry("spring.servlet.multipart.max-request-size", "40MB"),
        Map.entry("spring.servlet.multipart.resolve-lazily", true),
        // Pages are work for the processor, and on two cores virtual threads let some readers wait
        // long while others are served: of 20 at once on large pages 5 in 100 waited up to twice as
        // long.
        Map.entry("spring.threads.virtual.enabled", false),
        Map.entry("spring.main.web-application-type", "servlet"),
        Map.entry("spring.main.lazy-initialization", true),
        Map.entry("spring.jmx.enabled", false),
        Map.entry("spring.web.resources.add-mappings", false),
        Map.entry("management.endpoints.web.exposure.include", "health"),
        Map.entry("management.metrics.enable.all", false),
        Map.entry("logging.level.root", "WARN"),
        // What keeps it from starting is thrown, and told by whoever started it.
        Map.entry("logging.level.org.springframework.boot.diagnostics", "OFF"),
        Map.entry("logging.level.org.springframework.boot.web", "ERROR"),
        // The database has a thread of its own that ends after the server.
        Map.entry("logging.level.org.apache.catalina.loader", "ERROR"),
        Map.entry("logging.level.org.springframework.context", "ERROR"));
  }
}
