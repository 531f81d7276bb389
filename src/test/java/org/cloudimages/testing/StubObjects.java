package org.cloudimages.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;

/**
 * As much of S3, or of Swift with its own users, as small objects need, in memory. Objects can be
 * locked: whoever wants to remove them is forbidden to.
 */
public final class StubObjects implements StubServer.Behaviour {

  private static final String LOGIN = "/auth/v1.0";
  private static final String ACCOUNT = "/v1/account";
  private static final String CONTAINER = ACCOUNT + "/images";

  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final Set<String> locked = ConcurrentHashMap.newKeySet();

  /** Locks all objects below these names, or none. */
  public void lock(List<String> names) {
    locked.clear();
    locked.addAll(names);
  }

  /** How many objects there are below that name. */
  public long count(String name) {
    return objects.keySet().stream().filter(key -> key.contains(name)).count();
  }

  @Override
  public Reply answer(Asked asked) {
    String path = asked.target().replaceFirst("\\?.*", "");
    boolean isQuery = asked.target().contains("?");
    if (path.equals(LOGIN)) {
      return login(asked);
    }
    return switch (asked.method()) {
      case "PUT" -> put(path, asked.body());
      case "DELETE" -> delete(path);
      case "HEAD" -> look(path);
      default -> isQuery ? list(asked) : show(path);
    };
  }

  private static Reply login(Asked asked) {
    String url = "http://" + asked.header("Host") + ACCOUNT;
    return new Reply(200, Map.of("X-Auth-Token", "token", "X-Storage-Url", url), "");
  }

  private Reply put(String path, String body) {
    objects.put(path, body);
    return new Reply(201, Map.of("ETag", "\"0123456789abcdef0123456789abcdef\""), "");
  }

  private Reply delete(String path) {
    if (locked.stream().anyMatch(path::contains)) {
      return new Reply(
          403,
          Map.of("Content-Type", "application/xml"),
          "<Error><Code>AccessDenied</Code></Error>");
    }
    return Reply.of(objects.remove(path) == null ? 404 : 204);
  }

  private Reply look(String path) {
    return Reply.of(path.equals(CONTAINER) || objects.containsKey(path) ? 200 : 404);
  }

  private Reply show(String path) {
    return objects.containsKey(path)
        ? new Reply(200, Map.of("Content-Type", "text/plain"), objects.get(path))
        : Reply.of(404);
  }

  private static Reply list(Asked asked) {
    if (asked.target().contains("format=json")) {
      return Reply.json(200, "[]");
    }
    // because nothing but segments and broken uploads is looked for, of which there are none
    return new Reply(
        200, Map.of("Content-Type", "application/xml"), "<ListMultipartUploadsResult/>");
  }
}
