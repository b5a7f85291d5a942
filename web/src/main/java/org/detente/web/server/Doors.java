package org.detente.web.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.detente.input.InputException;
import org.detente.web.server.Rooms.Room;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Which address leads to which theatre: one without a number to the theatre that the server was
/// opened on.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Doors {

  private final Rooms rooms;

  Doors(Rooms rooms) {
    this.rooms = rooms;
  }

  @Bean
  RouterFunction<ServerResponse> routes() {
    var shelf = new Shelf(rooms);
    var programs = new Api(rooms.common(), List.of(), rooms::tell);
    RouterFunction<ServerResponse> common = shelf.routes().and(programs.routes());
    return request -> {
      Optional<Integer> theatre = Way.theatre(request.servletRequest());
      if (theatre.isPresent()) {
        return numbered(request, theatre.get(), shelf);
      }
      Optional<HandlerFunction<ServerResponse>> there = common.route(request);
      return there.isPresent() ? there : rooms.first().routes().route(request);
    };
  }

  private Optional<HandlerFunction<ServerResponse>> numbered(
      ServerRequest request, int theatre, Shelf shelf) {
    Optional<Room> room;
    try {
      room = rooms.find(theatre);
    } catch (InputException e) {
      return Optional.of(
          r ->
              Api.absent(r, theatre, e.problems())
                  .orElseGet(() -> shelf.mistakes(r, theatre, e.problems())));
    } catch (IOException e) {
      rooms.tell("The theatre " + theatre + " cannot be opened.", e);
      return Optional.of(r -> shelf.unreadable(r, e));
    }
    return room.isEmpty()
        ? Optional.of(
            r -> Api.absent(r, theatre, List.of()).orElseGet(() -> shelf.missing(r, theatre)))
        : room.get()
            .routes()
            .route(request)
            .map(handler -> r -> Way.out(handler.handle(r), theatre));
  }
}
