package org.detente.web.server;

import java.util.ArrayList;
import java.util.List;
import org.detente.web.project.Project;

/// Everything that programs can ask of one theatre.
final class TheatreOperations {

  private final List<Operation> all = new ArrayList<>();

  TheatreOperations(Desk desk, Project project) {
    var in = new Entrance(desk, project);
    all.addAll(new LookOperations(desk, project, in).all());
    all.addAll(new RunOperations(desk, in).all());
    all.addAll(new OptionOperations(project, in).all());
    all.addAll(new FileOperations(project, in).all());
    all.addAll(new ChangeOperations(project, in).all());
  }

  List<Operation> all() {
    return List.copyOf(all);
  }
}
