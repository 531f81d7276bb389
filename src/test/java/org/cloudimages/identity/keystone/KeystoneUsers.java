package org.cloudimages.identity.keystone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cloudimages.server.Keystone;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.TestUser;
import org.cloudimages.testing.Users;

/** The users of the tests in a real Keystone, and the one that the service itself logs in as. */
public final class KeystoneUsers implements Users {

  /** What the service needs to log in; its project is that of the same role. */
  public static final String SERVICE_USER = "images";

  private static final String SERVICE = "service";
  private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

  private final Keystone keystone;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> expired = new ConcurrentHashMap<>();

  /** Makes the users in a Keystone that runs. */
  public KeystoneUsers(Keystone keystone, String serviceEndpoint) {
    this.keystone = keystone;
    KeystoneAdmin admin = admin();
    for (TestUser user : TestUser.ALL) {
      String id = admin.createUser(user.name(), PASSWORD);
      ids.put(user.name(), id);
      admin.grant(id, user.project(), user.role());
    }
    String id = admin.createUser(SERVICE_USER, PASSWORD);
    admin.grant(id, SERVICE, SERVICE);
    admin.createService("image", serviceEndpoint);
    // because Keystone's own caches are cold, and the service waits for bounded time only
    admin.token(SERVICE_USER, PASSWORD, SERVICE);
  }

  /** The ids of the projects that the users need. */
  public static List<String> projects() {
    return Stream.concat(Stream.of(SERVICE), TestUser.ALL.stream().map(TestUser::project))
        .distinct()
        .toList();
  }

  /** The settings that make the service use this Keystone. */
  public static Map<String, String> settings(String url) {
    return Map.of(
        "images.identity", "keystone",
        "images.keystone.url", url,
        "images.keystone.username", SERVICE_USER,
        "images.keystone.password", PASSWORD);
  }

  public KeystoneAdmin admin() {
    return KeystoneAdmin.of(keystone);
  }

  public KeystoneAdmin cloudAdmin() {
    return KeystoneAdmin.ofCloud(keystone);
  }

  /** Keystone's id of one of the users of the tests. */
  public String id(String user) {
    return ids.get(user);
  }

  @Override
  public String token(String user) {
    return tokens.computeIfAbsent(user, name -> admin().token(name, PASSWORD, project(name)));
  }

  /** A token that a second server of the same Keystone issued, for a second that is over. */
  @Override
  public String expiredToken(String user) {
    return expired.computeIfAbsent(
        user,
        name -> {
          try (Keystone hasty = keystone.withTokenLife(SHORT_LIFE)) {
            hasty.start();
            String token = KeystoneAdmin.of(hasty).token(name, PASSWORD, project(name));
            Instant end = Instant.now().plus(SHORT_LIFE);
            Await.until(() -> Instant.now().isAfter(end));
            return token;
          }
        });
  }

  @Override
  public String revokedToken() {
    String token = freshToken("member");
    admin().revoke(token);
    return token;
  }

  /** A valid token with one changed letter. */
  @Override
  public String forgedToken(String user) {
    String token = token(user);
    int middle = token.length() / 2;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  /** A token that the service has not seen yet. */
  public String freshToken(String user) {
    return admin().token(user, PASSWORD, project(user));
  }

  private static String project(String user) {
    return TestUser.ALL.stream()
        .filter(each -> each.name().equals(user))
        .findFirst()
        .orElseThrow()
        .project();
  }
}
