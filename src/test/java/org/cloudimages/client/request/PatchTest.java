package org.cloudimages.client.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;

class PatchTest {

  @Test
  void operationsKeepTheirOrder() {
    assertEquals(
        "[{\"op\":\"add\",\"path\":\"/name\",\"value\":\"new\"},"
            + "{\"op\":\"add\",\"path\":\"/protected\",\"value\":false},"
            + "{\"op\":\"remove\",\"path\":\"/a~1b~0c\"}]",
        Patch.none().set("name", "new").set("protected", false).remove("a/b~c").json().toString());
  }

  @Test
  void importNamesItsSourceAndItsStores() {
    assertEquals(
        JsonText.object(
            "{'method':{'name':'web-download','uri':'https://example.org/disk'},"
                + "'stores':['a'],'all_stores_must_succeed':false}"),
        ImageImport.web(URI.create("https://example.org/disk"))
            .into(List.of("a"))
            .whereverItSucceeds()
            .json());
  }

  @Test
  void imageHasWhatItWasGiven() {
    assertEquals(
        JsonText.object(
            "{'name':'web','disk_format':'raw','container_format':'bare','protected':true,"
                + "'tags':['a'],'os_distro':'debian'}"),
        NewImage.named("web")
            .of("raw", "bare")
            .protectedFromDelete()
            .tagged(List.of("a"))
            .with("os_distro", "debian")
            .json());
  }
}
