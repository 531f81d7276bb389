package org.cloudimages.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.methods.ImportMethod;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.store.Stores;
import org.cloudimages.store.file.FileKind;
import org.cloudimages.store.file.SyncThreads;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRulesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Image image = new Image("an-image", "a-project", NOW);
  private @TempDir Path data;

  private ImportRules rules(ImportMethod... methods) {
    return rules("default,fast", methods);
  }

  private ImportRules rules(String stores, ImportMethod... methods) {
    Map<String, String> settings = new HashMap<>();
    settings.put("images.data", data.toString());
    settings.put("images.stores", stores);
    settings.put("images.store.fast.type", "file");
    return new ImportRules(
        new ImportSettings(List.of(methods), 1, Duration.ofDays(1)),
        null,
        new Stores(
            Settings.of(settings), List.of(new FileKind(new SyncThreads(new WorkThreads())))));
  }

  private static ImportRequest request(String method, String more) {
    return ImportRequest.parse(
        JsonText.object("{'method':{'name':'" + method + "'}" + more + "}"), Optional.empty());
  }

  private static FaultType refusal(Runnable work) {
    return assertThrows(ImagesException.class, work::run).fault().type();
  }

  @Test
  void whatIsNotOfferedIsRefused() {
    ImportRules rules = rules(ImportMethod.COPY_IMAGE);
    rules.requireOffered(ImportMethod.COPY_IMAGE);
    assertEquals(
        FaultType.BAD_REQUEST, refusal(() -> rules.requireOffered(ImportMethod.GLANCE_DIRECT)));
    assertEquals(FaultType.NOT_FOUND, refusal(rules::requireStaging));
    rules(ImportMethod.GLANCE_DIRECT).requireStaging();
  }

  @Test
  void dataComeIntoTheDefaultStoreOrThoseThatAreNamedOrAll() {
    assertEquals(List.of("default"), rules().targets(request("glance-direct", ""), image));
    assertEquals(
        List.of("fast"), rules().targets(request("glance-direct", ",'stores':['fast']"), image));
    assertEquals(
        List.of("default", "fast"),
        rules().targets(request("glance-direct", ",'all_stores':true"), image));
  }

  @Test
  void copyGoesWhereTheImageIsNot() {
    image.beginUpload(ImageStatus.SAVING, "a blob", NOW);
    image.activate(new ImageData("default", 1, OptionalLong.empty(), "c", "sha512", "h"), NOW);
    assertEquals(
        List.of("fast"), rules().targets(request("copy-image", ",'all_stores':true"), image));
    assertEquals(
        FaultType.BAD_REQUEST, refusal(() -> rules().targets(request("copy-image", ""), image)));

    image.beginImport("a task", List.of("fast"), NOW);
    image.gainStore("fast", image.data().orElseThrow(), NOW);
    assertEquals(List.of(), rules().targets(request("copy-image", ",'all_stores':true"), image));
  }

  @Test
  void partOfOneStoreIsNothing() {
    assertEquals(
        FaultType.BAD_REQUEST,
        refusal(
            () ->
                rules("default")
                    .targets(request("glance-direct", ",'all_stores_must_succeed':false"), image)));
  }

  @Test
  void stateIsLookedAtBeforeTheSourceAndThatBeforeTheRights() {
    ImportRequest request = request("glance-download", "");
    Caller caller = new Caller("a user", "a-project", Set.of());
    SeenImage seen = new SeenImage(image, false);
    assertEquals(
        FaultType.CONFLICT, refusal(() -> rules().requireReady(request, seen, false, caller)));
    image.change(ImageAttribute.DISK_FORMAT, "raw");
    image.change(ImageAttribute.CONTAINER_FORMAT, "bare");
    assertEquals(
        FaultType.BAD_REQUEST, refusal(() -> rules().requireReady(request, seen, false, caller)));
  }

  @Test
  void storeThatThereIsNotIsAConflict() {
    assertEquals(
        FaultType.CONFLICT,
        refusal(() -> rules().targets(request("glance-direct", ",'stores':['none']"), image)));
  }
}
