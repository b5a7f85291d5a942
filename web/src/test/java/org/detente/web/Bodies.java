package org.detente.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/// What a browser sends with a file.
final class Bodies {

  private Bodies() {}

  /// Sends a file with fields.
  static HttpResponse<String> file(
      Served served, String path, Map<String, String> fields, String name, byte[] bytes) {
    var body = new ByteArrayOutputStream();
    fields.forEach(
        (field, value) ->
            body.writeBytes(
                ("--BOUND\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(field, value))
                    .getBytes(UTF_8)));
    body.writeBytes(
        ("--BOUND\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(name))
            .getBytes(UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n--BOUND--\r\n".getBytes(UTF_8));
    return served.send(
        served
            .request(path)
            .header("Content-Type", "multipart/form-data; boundary=BOUND")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }
}
