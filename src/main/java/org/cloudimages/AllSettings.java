package org.cloudimages;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cloudimages.audit.retention.AuditSettings;
import org.cloudimages.data.exchange.ObjectStoreSettings;
import org.cloudimages.data.region.RegionSettings;
import org.cloudimages.data.upload.UploadSettings;
import org.cloudimages.event.destination.DestinationSettings;
import org.cloudimages.event.destination.EventSettings;
import org.cloudimages.event.destination.RabbitSettings;
import org.cloudimages.event.destination.WebhookSettings;
import org.cloudimages.format.FormatSettings;
import org.cloudimages.hash.ImageHashSettings;
import org.cloudimages.http.HttpSettings;
import org.cloudimages.http.cors.CorsSettings;
import org.cloudimages.idempotency.IdempotencySettings;
import org.cloudimages.identity.IdentitySettings;
import org.cloudimages.identity.keystone.KeystoneSettings;
import org.cloudimages.identity.local.LocalSettings;
import org.cloudimages.identity.rackspace.RackspaceSettings;
import org.cloudimages.image.change.ImageLimits;
import org.cloudimages.image.location.LocationSettings;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.image.property.PropertySchema;
import org.cloudimages.image.retention.DeletionSettings;
import org.cloudimages.limit.client.ClientSettings;
import org.cloudimages.limit.quota.QuotaSettings;
import org.cloudimages.limit.rate.RateSettings;
import org.cloudimages.limit.size.SizeLimit;
import org.cloudimages.location.control.HashSettings;
import org.cloudimages.member.control.MemberLimit;
import org.cloudimages.monitor.figures.FigureSettings;
import org.cloudimages.monitor.metrics.MetricsSettings;
import org.cloudimages.outbound.fetch.FetchSettings;
import org.cloudimages.outbound.fetch.Trust;
import org.cloudimages.outbound.filter.OutboundSettings;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.reclaim.ReclaimSettings;
import org.cloudimages.reclaim.lane.LaneSettings;
import org.cloudimages.reclaim.scan.ScanSettings;
import org.cloudimages.setting.KnownSettings;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.Stores;
import org.cloudimages.store.StoresSettings;
import org.cloudimages.store.file.FileSettings;
import org.cloudimages.store.s3.S3Settings;
import org.cloudimages.store.swift.SwiftSettings;
import org.cloudimages.task.control.TaskSettings;

/**
 * The settings of all rooms. They are read at the start, so that a wrong one ends it, and what is
 * set but not among them is told.
 */
@Singleton
public class AllSettings {

  private static final Logger LOG = System.getLogger(AllSettings.class.getName());

  /** What is read in any case. */
  private static final List<Consumer<SettingReader>> ALWAYS =
      List.of(
          HttpSettings::new,
          CorsSettings::new,
          IdentitySettings::new,
          LocalSettings::new,
          RateSettings::new,
          ClientSettings::new,
          ImageLimits::new,
          PropertySchema::new,
          ImportSettings::new,
          RegionSettings::new,
          LocationSettings::new,
          HashSettings::new,
          MemberLimit::new,
          QuotaSettings::new,
          SizeLimit::new,
          ImageHashSettings::new,
          UploadSettings::new,
          FormatSettings::new,
          OutboundSettings::new,
          FetchSettings::new,
          Trust::new,
          StoresSettings::new,
          DeletionSettings::new,
          ReclaimSettings::new,
          LaneSettings::new,
          ScanSettings::new,
          TaskSettings::new,
          MetricsSettings::new,
          FigureSettings::new,
          EventSettings::new,
          AuditSettings::new,
          IdempotencySettings::new,
          ObjectStoreSettings::new);

  /** What is read by whoever needs it, some of it only where another setting asks for it. */
  private static final List<Consumer<SettingReader>> CHOSEN =
      List.of(
          PolicySettings::of,
          KeystoneSettings::of,
          RackspaceSettings::of,
          AllSettings::store,
          AllSettings::staging,
          AllSettings::event,
          AllSettings::server);

  static final KnownSettings KNOWN =
      KnownSettings.of(Stream.of(ALWAYS, CHOSEN).flatMap(List::stream).toList());

  private final SettingReader settings;

  @Inject
  AllSettings(SettingReader settings) {
    this.settings = settings;
  }

  void start(@Observes Startup startup) {
    ALWAYS.forEach(room -> room.accept(settings));
    KNOWN.unknown(settings.names()).forEach(sentence -> LOG.log(Level.WARNING, sentence));
  }

  private static void store(SettingReader settings) {
    StoreSettings store = new StoreSettings(settings, "images.store.<id>", "<id>", Path.of(""));
    store.description();
    store.weight();
    readKinds(store);
  }

  private static void staging(SettingReader settings) {
    readKinds(new StoreSettings(settings, "images.staging", Stores.STAGING, Path.of("")));
  }

  private static void event(SettingReader settings) {
    DestinationSettings destination = DestinationSettings.of(settings, "<id>");
    destination.type();
    WebhookSettings.of(destination);
    RabbitSettings.of(destination);
  }

  private static void readKinds(StoreSettings store) {
    store.type();
    store.reclaimDelay(Duration.ZERO);
    FileSettings.of(store);
    S3Settings.of(store);
    SwiftSettings.of(store);
  }

  /** What only the servers' own configuration reads, see the directory server-config. */
  private static void server(SettingReader settings) {
    Stream.of(
            "images.db",
            "images.db.url",
            "images.db.url.<database>",
            "images.db.user",
            "images.db.password",
            "images.db.password.<database>",
            "images.db.connections",
            "images.io.threads")
        .forEach(settings::find);
  }
}
