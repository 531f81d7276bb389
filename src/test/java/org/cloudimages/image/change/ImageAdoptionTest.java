package org.cloudimages.image.change;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.property.PropertySchema;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class ImageAdoptionTest {

  private static final Instant NOW = Instant.EPOCH.plusSeconds(1);
  private static final Actor ACTOR =
      new Actor(new Caller("a user", "demo", Set.of("member")), "a request");
  private static final List<AttributeChange> ATTRIBUTES =
      List.of(
          new AttributeChange.Base(ImageAttribute.DISK_FORMAT, "qcow2"),
          new AttributeChange.Property("os_type", "linux"));

  private final Image image = new Image("an id", "demo", Instant.EPOCH);
  private final Log log = new Log();

  /** Counts what is noted. */
  private static final class Log extends AuditLog {

    private int notes;

    Log() {
      super(null, null, null);
    }

    @Override
    public void note(AuditAction action, AuditSubject subject, Actor actor, Instant now) {
      assertEquals(AuditAction.IMAGE_UPDATE, action);
      notes++;
    }
  }

  private ImageAdoption adoption(RoleProfile profile, int properties) {
    Policies policies = new Policies(PolicySettings.of(profile));
    return new ImageAdoption(
        new ImageChanges(new ImageAccess(policies), policies),
        new ImageLimits(-1, properties, -1),
        new PropertySchema(Settings.of(Map.of())),
        log);
  }

  @Test
  void imageHasTheAttributesBesideItsOwn() {
    image.describe(Set.of(), Map.of("kind", "a"));
    adoption(RoleProfile.KEYSTONE, 2).adopt(image, ATTRIBUTES, ACTOR, NOW);

    assertEquals("qcow2", image.diskFormat());
    assertEquals(Map.of("kind", "a", "os_type", "linux"), image.properties());
    assertEquals(NOW, image.updatedAt());
    assertEquals(1, log.notes);
  }

  @Test
  void rehearsalShowsTheFormatsAlone() {
    adoption(RoleProfile.KEYSTONE, 1).rehearse(image, ATTRIBUTES, ACTOR);

    assertEquals("qcow2", image.diskFormat());
    assertEquals(Map.of(), image.properties());
    assertEquals(0, log.notes);
  }

  @Test
  void nothingIsNothing() {
    adoption(RoleProfile.KEYSTONE, 1).adopt(image, List.of(), ACTOR, NOW);

    assertEquals(Instant.EPOCH, image.updatedAt());
    assertEquals(0, log.notes);
  }

  @Test
  void whatItsImporterMayNotSetIsRefused() {
    assertRefused(413, () -> adoption(RoleProfile.KEYSTONE, 0).rehearse(image, ATTRIBUTES, ACTOR));
    List<AttributeChange> reserved =
        List.of(new AttributeChange.Property("com.rackspace__1__x", "y"));
    assertRefused(403, () -> adoption(RoleProfile.RACKSPACE, 1).rehearse(image, reserved, ACTOR));
    List<AttributeChange> odd =
        List.of(new AttributeChange.Property("cinder_encryption_key_deletion_policy", "x"));
    assertRefused(400, () -> adoption(RoleProfile.KEYSTONE, 1).rehearse(image, odd, ACTOR));
  }
}
