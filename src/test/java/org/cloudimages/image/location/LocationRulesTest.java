package org.cloudimages.image.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;
import org.cloudimages.store.file.FileKind;
import org.cloudimages.store.file.SyncThreads;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationRulesTest {

  @TempDir private Path data;

  private Stores stores;

  @BeforeEach
  void make() {
    stores =
        new Stores(
            Settings.of(
                Map.of(
                    "images.data",
                    data.toString(),
                    "images.stores",
                    "default,fast,web",
                    "images.store.fast.type",
                    "file",
                    "images.store.web.type",
                    "web")),
            List.of(new FileKind(new SyncThreads(new WorkThreads())), new WebKind()));
  }

  private LocationRules rules(int limit) {
    return new LocationRules(
        new LocationSettings(true, false, limit),
        stores,
        new ImageAccess(new Policies(PolicySettings.of(RoleProfile.KEYSTONE))));
  }

  private static void assertRefused(int status, Runnable question) {
    assertEquals(
        status, assertThrows(ImagesException.class, question::run).fault().type().status());
  }

  private URI file(String path) {
    return URI.create("file://" + data + path);
  }

  @Test
  void urlBelongsToTheStoreThatItLeadsInto() {
    LocationRules rules = rules(10);
    assertEquals(new StoreKey("default", "/x"), rules.where(file("/images/x")));
    assertEquals(new StoreKey("fast", "/a/x"), rules.where(file("/images-fast/a/x")));
    for (String path : List.of("/staging/x", "/users.json", "/images-fast/../staging/x")) {
      assertRefused(400, () -> rules.where(file(path)));
    }
    assertRefused(400, () -> rules.where(URI.create("ftp://host/x")));
  }

  @Test
  void whatTheServiceStoredBelongsToNobodyElse() {
    LocationRules rules = rules(10);
    String image = UUID.randomUUID().toString();
    String key = image + "/" + UUID.randomUUID();
    URI own = stores.location(new StoreKey("fast", key)).orElseThrow();

    assertEquals(new StoreKey("fast", key), rules.where(own));
    assertRefused(400, () -> LocationRules.requireForeign(rules.where(own)));
    LocationRules.requireForeign(rules.where(file("/images/" + image + ".raw")));
  }

  @Test
  void clientsNameNoFiles() {
    assertRefused(400, () -> rules(10).requireRemote(file("/images/x")));
    assertRefused(400, () -> rules(10).requireRemote(URI.create("FILE:///x")));
    rules(10).requireRemote(URI.create("http://host/x"));
  }

  private static Caller caller(Set<String> roles, Set<String> serviceRoles) {
    return new Caller("a user", "a project", roles, serviceRoles);
  }

  @Test
  void onlyServicesAndAdministratorsNameWhatLiesInAStoreOfOurs() {
    StoreKey ours = new StoreKey("fast", "somebody's.raw");
    StoreKey web = new StoreKey("web", "http://host/x");
    Caller member = caller(Set.of(Caller.MEMBER, Caller.READER), Set.of());
    LocationRules rules = rules(10);

    assertRefused(403, () -> rules.requireNameable(ours, member));
    rules.requireNameable(web, member);
    for (Caller caller :
        List.of(
            caller(Set.of(Caller.ADMIN), Set.of()),
            caller(Set.of(Caller.SERVICE), Set.of()),
            caller(member.roles(), Set.of(Caller.SERVICE)))) {
      rules.requireNameable(ours, caller);
      rules.requireNameable(web, caller);
    }
  }

  @Test
  void locationsAreBounded() {
    rules(2).requireFew(2);
    assertRefused(413, () -> rules(2).requireFew(3));
    rules(-1).requireFew(100);
    assertRefused(413, () -> rules(-1).requireFew(101));
  }
}
