package org.cloudimages.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cloudimages.testing.JsonText;

/** What a listener of oslo.messaging hears, from when it is there until it is closed. */
final class Notifications implements AutoCloseable {

  private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
  private final Process listener;

  Notifications(List<String> command) {
    try {
      listener = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread reader = new Thread(this::read, "notifications");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (var lines = listener.inputReader(UTF_8)) {
      lines.lines().map(JsonText::object).forEach(heard::add);
    } catch (IOException | UncheckedIOException e) {
      // because the listener ends so
    }
  }

  /** What it heard of an image so far, in that order. */
  List<JsonObject> of(String image) {
    return once(
        heard.stream().filter(each -> each.getJsonObject("payload").toString().contains(image)));
  }

  /** The same without those that came again, as each may. */
  static List<JsonObject> once(Stream<JsonObject> events) {
    Set<String> ids = new HashSet<>();
    return events.filter(event -> ids.add(event.getString("id"))).toList();
  }

  @Override
  public void close() {
    listener.descendants().forEach(ProcessHandle::destroy);
    listener.destroy();
  }
}
