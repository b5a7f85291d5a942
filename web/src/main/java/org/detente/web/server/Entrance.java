package org.detente.web.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.detente.access.Audience;
import org.detente.web.change.Refused;
import org.detente.web.message.Languages;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.server.Operation.Answer;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.springframework.web.servlet.function.ServerRequest;

/// Who may ask for what of a theatre, for programs: the same as for pages.
final class Entrance {

  private final Desk desk;
  private final Project project;

  Entrance(Desk desk, Project project) {
    this.desk = desk;
    this.project = project;
  }

  /// Answers from a view.
  interface Looking {
    Reply of(View view, ServerRequest request)
        throws IOException, InterruptedException, Refused, Outdated, Wrong;
  }

  /// For everybody who may have the view.
  Answer looking(Looking looking) {
    return request -> looking.of(view(request), request);
  }

  /// For whoever sits at the machine.
  Answer working(Looking looking) {
    return request -> {
      if (!desk.exposure().mayWork()) {
        throw new Wrong(403, "Work is started on the machine itself, while there are no accounts.");
      }
      return looking.of(view(request), request);
    };
  }

  /// For planners at the machine, whose view shows all that a file holds.
  Answer planning(Looking looking) {
    return changing(
        looking,
        view -> view.audience().kind() == Audience.Kind.PLANNER,
        "Things are changed in the view of planners, which shows all that a file holds: add"
            + " audience=planner to the address.");
  }

  /// For planners and mediators at the machine.
  Answer tabling(Looking looking) {
    return changing(
        looking,
        view ->
            Set.of(Audience.Kind.PLANNER, Audience.Kind.MEDIATOR).contains(view.audience().kind()),
        "Tables are changed in the view of planners or of mediators: add audience=planner or"
            + " audience=mediator to the address.");
  }

  private Answer changing(Looking looking, Predicate<View> enough, String otherwise) {
    return request -> {
      if (!desk.exposure().mayWork()) {
        throw new Wrong(
            403, "Things are changed on the machine itself, while there are no accounts.");
      }
      View view = view(request);
      if (!enough.test(view)) {
        throw new Wrong(403, otherwise);
      }
      if (!view.mistakes().isEmpty()) {
        // Throws them, with their places.
        project.present();
        throw new Wrong(
            422,
            "The theatre's files have mistakes.",
            java.util.Map.of(
                "mistakes",
                view.mistakes().stream().map(m -> Received.mistake("", 0, "", m)).toList()));
      }
      return looking.of(view, request);
    };
  }

  private View view(ServerRequest request) throws IOException, Refused {
    var query = new LinkedHashMap<String, List<String>>();
    request.params().forEach((name, values) -> query.put(name, List.copyOf(values)));
    return desk.view(request.path(), query, Languages.ENGLISH);
  }
}
