package org.cloudimages.client.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void isWrittenAsInAUrl() {
    assertEquals("", Query.all().toString());
    assertEquals(
        "name=a+%26+b&tag=x&tag=y&%C3%BC=%3D&limit=5&marker=m",
        Query.all()
            .where("name", "a & b")
            .tagged("x")
            .tagged("y")
            .where("ü", "=")
            .limit(5)
            .after("k")
            .after("m")
            .toString());
  }

  @Test
  void isReadAsItIsWritten() {
    String text = "name=a+%26+b&tag=x&tag=y&%C3%BC=%3D";
    assertEquals(text, Query.valueOf(text).toString());
    assertEquals("", Query.valueOf("").toString());
  }

  @Test
  void timesAreOfWholeSeconds() {
    assertEquals(
        "created_at=lt%3A2026-11-29T12%3A00%3A00Z",
        Query.all().createdBefore(Instant.parse("2026-11-29T12:00:00.9Z")).toString());
  }

  @Test
  void isAFilterOfABulkDelete() {
    assertEquals(
        JsonText.object("{'filter':{'tag':['x','y'],'name':'n'}}"),
        BulkFilter.matching(Query.all().tagged("x").tagged("y").where("name", "n")).json());
    assertEquals(JsonText.object("{'ids':['1','2']}"), BulkFilter.ids(List.of("1", "2")).json());
  }
}
