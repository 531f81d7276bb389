package org.cloudimages.image.location;

import static org.cloudimages.testing.Faults.assertRefused;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.cloudimages.store.StoreKey;
import org.junit.jupiter.api.Test;

class NamedLocationsTest {

  private static final int MOST = 3;
  private static final Map<URI, StoreKey> KEYS =
      Stream.of("a", "b", "c", "d")
          .collect(Collectors.toMap(NamedLocationsTest::url, NamedLocationsTest::key));
  private static final LocationChange REMOVAL = new LocationChange.Remove(OptionalInt.empty());

  private static URI url(String name) {
    return URI.create("http://host/" + name);
  }

  private static StoreKey key(String name) {
    return new StoreKey("web", url(name).toString());
  }

  private static NewLocation location(String name) {
    return new NewLocation(url(name), Optional.empty(), Optional.empty());
  }

  private static LocationChange add(String name) {
    return new LocationChange.Add(OptionalInt.empty(), location(name));
  }

  private static LocationChange replace(String... names) {
    return new LocationChange.Replace(Stream.of(names).map(NamedLocationsTest::location).toList());
  }

  /** Makes changes to an image that has the place {@code a}. */
  private static void require(LocationChange... changes) {
    ImageAccess access = new ImageAccess(new Policies(PolicySettings.of(RoleProfile.KEYSTONE)));
    LocationRules rules = new LocationRules(new LocationSettings(true, false, MOST), null, access);
    new NamedLocations(rules, KEYS, Set.of(key("a"))).require(List.of(changes));
  }

  @Test
  void placeThatIsThereIsRefused() {
    assertRefused(400, () -> require(add("a")));
    assertRefused(400, () -> require(add("b"), add("b")));
    assertRefused(400, () -> require(replace("b", "b")));
    assertRefused(400, () -> require(replace("a"), add("a")));
    require(add("b"), replace("b", "a"));
  }

  @Test
  void placesThatAreThereCount() {
    require(add("b"), add("c"));
    assertRefused(
        413,
        "The image has too many locations: 4 given, 3 allowed.",
        () -> require(add("b"), add("c"), add("d")));
  }

  @Test
  void whatARemovalLeavesIsNotKnown() {
    require(REMOVAL, add("a"), add("b"), add("c"), add("d"));
    assertRefused(400, () -> require(add("a"), REMOVAL));
  }
}
