package org.cloudimages.data.region;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.hash.DigestAlgorithm;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceImageTest {

  private static final String FORMATS = "'disk_format':'raw','container_format':'bare'";
  private static final String ACTIVE = "'status':'active'," + FORMATS;

  private static RegionSettings prefixes(String prefixes) {
    return new RegionSettings(
        Settings.of(Map.of("images.import.glance-download.properties", prefixes)));
  }

  private static SourceImage parse(String document) {
    return SourceImage.parse(
        JsonText.object("{" + document + "}"), new RegionSettings(Settings.of(Map.of())));
  }

  private static List<String> names(String document, String prefixes) {
    return SourceImage.parse(JsonText.object("{" + document + "}"), prefixes(prefixes))
        .attributes()
        .stream()
        .map(AttributeChange::name)
        .toList();
  }

  @Test
  void formatsComeAndWhatAMachineNeedsToBoot() {
    String document =
        ACTIVE
            + ",'name':'x','os_distro':'debian','os_type':'linux','hw_disk_bus':'scsi',"
            + "'trait:X':'required','os_secure_boot':'required','os_version':'12','kind':'a',"
            + "'os_hidden':true,'hw_odd':1,'hw_none':null";

    assertEquals(
        List.of(
            "disk_format",
            "container_format",
            "os_distro",
            "os_type",
            "hw_disk_bus",
            "trait:X",
            "os_secure_boot"),
        parse(document).attributes().stream().map(AttributeChange::name).toList());
  }

  @Test
  void whatIsTheServicesOwnNeverComes() {
    String document =
        ACTIVE
            + ",'os_hash_algo':'sha512','os_glance_import_task':'x','owner':'o','deleted_at':'d',"
            + "'o':'p'";
    assertEquals(List.of("disk_format", "container_format", "o"), names(document, "os_,o,deleted"));
    assertEquals(List.of("disk_format", "container_format"), names(document, "none"));
  }

  @Test
  void sizeAndDigestsAreToldOrNot() {
    SourceImage whole =
        parse(ACTIVE + ",'size':7,'checksum':'AB','os_hash_algo':'sha256','os_hash_value':'cd'");
    assertEquals(OptionalLong.of(7), whole.size());
    assertEquals(
        List.of(
            new ExpectedDigest("checksum", DigestAlgorithm.MD5, "ab"),
            new ExpectedDigest("os_hash_value", DigestAlgorithm.SHA_256, "cd")),
        whole.digests());

    SourceImage less =
        parse(ACTIVE + ",'size':null,'checksum':null,'os_hash_algo':'sha3','os_hash_value':'cd'");
    assertEquals(OptionalLong.empty(), less.size());
    assertEquals(List.of(), less.digests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"queued", "deactivated", "importing", "deleted"})
  void imageThatIsNotInUseFails(String status) {
    TaskFailure failure =
        assertThrows(TaskFailure.class, () -> parse("'status':'" + status + "'," + FORMATS));
    assertEquals(
        "The image there is in status " + status + "; it must be active.", failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'status':'active','container_format':'bare' | The image there has no disk_format.",
        "'status':'active','disk_format':'raw','container_format':null"
            + " | The image there has no container_format."
      },
      quoteCharacter = '`')
  void imageWithoutAFormatFails(String document, String message) {
    assertEquals(message, assertThrows(TaskFailure.class, () -> parse(document)).getMessage());
  }

  @Test
  void formatThatNobodyHasHereIsRefused() {
    assertRefused(
        400, () -> parse("'status':'active','disk_format':'odd','container_format':'bare'"));
  }

  @Test
  void prefixesThatAreNoneEndTheStart() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> prefixes("hw_,,os_"));
    assertTrue(
        refusal.getMessage().startsWith("images.import.glance-download.properties must be"),
        refusal::getMessage);
  }
}
