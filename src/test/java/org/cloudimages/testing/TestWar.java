package org.cloudimages.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.blob.BlobProbe;
import org.cloudimages.database.DatabaseProbe;
import org.cloudimages.database.LostCommits;
import org.cloudimages.image.deletion.FaultyImageDeletion;
import org.cloudimages.store.FaultyKind;
import org.cloudimages.store.FaultyStore;
import org.cloudimages.store.FaultyStoreProbe;
import org.cloudimages.store.StoreProbe;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR of the build, with the probes that some conditions need. */
public final class TestWar {

  /** Of the archive, by which it is told from others that are deployed beside it. */
  public static final String NAME = "images.war";

  /** The rate of deletes in {@link #withLimits()}. */
  public static final int DELETES_A_MINUTE = 200;

  /** How many members an image has in {@link #withLimits()}. */
  public static final int MOST_MEMBERS = 5;

  /** How long images are restorable, and protected ones cool down, in {@link #withMovedClock}. */
  public static final String TEN_MINUTES = "PT10M";

  /** The user whose project has no recycle bin in {@link #withMovedClock}. */
  public static final String WITHOUT_BIN = "hasty";

  /** The bytes of a segment in the object store of {@link #withRackspace()}. */
  public static final int SEGMENT = 1 << 20;

  private TestWar() {}

  public static WebArchive create() {
    return create(Map.of());
  }

  /** The service of {@link SharedDeployment#RECYCLE_BIN}. */
  public static WebArchive withRecycleBin() {
    return create(Map.of("images.recycle-bin.retention", "PT1H"));
  }

  /**
   * The service of {@link SharedDeployment#MOVED_CLOCK}: one image a project for the user "keeper",
   * one MiB for "stranger".
   */
  public static WebArchive withMovedClock() {
    return create(
            Map.of(
                "images.protection.cooldown",
                TEN_MINUTES,
                "images.recycle-bin.retention",
                TEN_MINUTES,
                "images.recycle-bin.retention." + WITHOUT_BIN,
                "PT0S",
                "images.reclaim.interval",
                "PT0.2S",
                "images.quota.count.kept",
                "1",
                "images.quota.size.other",
                "1"))
        .addClasses(MovedClock.class)
        .addClasses(MovedClock.class.getDeclaredClasses());
  }

  /** The service of {@link SharedDeployment#LIMITS}. */
  public static WebArchive withLimits() {
    return create(
        Map.of(
            "images.limit.rate.delete", Integer.toString(DELETES_A_MINUTE),
            "images.limit.members", Integer.toString(MOST_MEMBERS)));
  }

  /** The service of {@link SharedDeployment#RACKSPACE}. */
  public static WebArchive withRackspace() {
    Map<String, String> settings = new HashMap<>();
    settings.put("images.role-profile", "rackspace");
    settings.put("images.recycle-bin.retention", "P1D");
    SharedSwift.find()
        .ifPresent(
            swift -> {
              settings.put("images.tasks.object-store", swift.accountUrl());
              settings.put("images.tasks.object-store.segment-size", Integer.toString(SEGMENT));
            });
    return create(settings);
  }

  /** The service of {@link SharedDeployment#CLIENTS}. */
  public static WebArchive forClients() {
    return create(
        Map.ofEntries(
            Map.entry("images.recycle-bin.retention", "PT1H"),
            Map.entry("images.stores", "default,second,web"),
            Map.entry("images.store.second.type", "file"),
            Map.entry("images.store.web.type", "http"),
            Map.entry("images.show-multiple-locations", "true"),
            Map.entry("images.limit.tags", "3"),
            Map.entry("images.tasks.interval", "PT0.2S"),
            Map.entry(
                "images.import.methods", "glance-direct,web-download,copy-image,glance-download"),
            Map.entry("images.local.regions", "RegionTwo=" + TestBed.get().server().endpoint()),
            Map.entry("images.outbound.allowed-networks", "127.0.0.0/8"),
            Map.entry("images.outbound.allowed-ports", "all")));
  }

  /**
   * Returns the WAR with these settings in place of the defaults and of those that make it know the
   * users of the tests.
   */
  public static WebArchive create(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(TestBed.get().settings());
    all.putAll(settings);
    String properties =
        all.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining("\n"));
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, Path.of(System.getProperty("war")).toFile())
        .addClasses(DatabaseProbe.class, FaultyImageDeletion.class, StoreProbe.class)
        .addClasses(DatabaseProbe.class.getDeclaredClasses())
        .addClasses(LostCommits.class)
        .addClasses(LostCommits.class.getDeclaredClasses())
        .addClasses(BlobProbe.class, BlobProbe.Rows.class)
        .addClasses(StoreProbe.class.getDeclaredClasses())
        .addClasses(FaultyKind.class, FaultyStore.class, FaultyStoreProbe.class)
        .addClasses(FaultyStore.class.getDeclaredClasses())
        .addAsResource(new StringAsset(properties), "META-INF/microprofile-config.properties");
  }
}
