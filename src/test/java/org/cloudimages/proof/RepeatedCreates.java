package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Await;

/**
 * Images that are asked for with a key, again and again until they are answered: each is made once,
 * and each answer names the same one. The key is the name of the image. Thread-safe.
 */
final class RepeatedCreates implements Program {

  private static final int MANY = 3;

  /** Who asks with a key, because keys are those of a user. */
  private final Map<String, Client> asking = new ConcurrentHashMap<>();

  /** By key the id that was answered, once one was. */
  private final Map<String, String> answered = new ConcurrentHashMap<>();

  private final AtomicInteger broken = new AtomicInteger();

  /** Asks for a new one, often enough that it comes again after it was answered. */
  @Override
  public void step(Client client, Population images, SplittableRandom random) {
    String key = next(client);
    for (int n = 0; n < MANY; n++) {
      create(client, key);
    }
  }

  /** A key that is new, which that client, or who else is its user, is going to ask with. */
  String next(Client client) {
    String key = UUID.randomUUID().toString();
    asking.put(key, client);
    return key;
  }

  /** Asks for an image; whether that was answered. */
  boolean create(Client client, String key) {
    try {
      Answer answer = client.createOnce(key, key);
      if (answer.status() == 409 || answer.status() == 503) {
        assertFalse(answer.header("Retry-After").isEmpty(), answer::toString);
        return false;
      }
      String image = answer.expect(201).json().getString("id");
      assertEquals(answered.getOrDefault(key, image), image);
      answered.put(key, image);
      return true;
    } catch (UncheckedIOException e) {
      // because the server may be killed
      broken.incrementAndGet();
      return false;
    }
  }

  /** Repeats what was not answered, until all are. */
  void repeat() {
    asking.forEach(
        (key, client) -> {
          if (!answered.containsKey(key)) {
            Await.until(() -> create(client, key));
          }
        });
  }

  /** Holds what is there against what was answered. */
  void verify(Probe probe) {
    assertEquals(asking.keySet(), answered.keySet());
    answered.forEach(
        (key, image) -> {
          String named = " FROM images WHERE name = '" + key + "'";
          assertEquals(1, probe.number("SELECT COUNT(*)" + named), key);
          assertEquals(image, probe.rows("SELECT id" + named).get(0).get(0));
        });
  }

  String summary() {
    return asking.size() + " images made by repeated requests, " + broken + " of them broken off";
  }
}
