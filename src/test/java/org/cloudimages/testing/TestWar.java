package org.cloudimages.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.blob.BlobProbe;
import org.cloudimages.database.DatabaseProbe;
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

  private TestWar() {}

  public static WebArchive create() {
    return create(Map.of());
  }

  /** The service of {@link SharedDeployment#RECYCLE_BIN}. */
  public static WebArchive withRecycleBin() {
    return create(Map.of("images.recycle-bin.retention", "PT1H"));
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
        .addClasses(BlobProbe.class, BlobProbe.Rows.class)
        .addClasses(StoreProbe.class.getDeclaredClasses())
        .addClasses(FaultyKind.class, FaultyStore.class, FaultyStoreProbe.class)
        .addClasses(FaultyStore.class.getDeclaredClasses())
        .addAsResource(new StringAsset(properties), "META-INF/microprofile-config.properties");
  }
}
