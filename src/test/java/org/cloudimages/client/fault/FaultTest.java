package org.cloudimages.client.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.cloudimages.fault.FaultType;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

  @Test
  void formOfAllFaultsIsRead() {
    Fault fault =
        Fault.of(
            413,
            JsonText.object("{'overLimit':{'code':413,'message':'Too many.','retryAfter':7}}"));

    assertEquals(FaultKey.OVER_LIMIT, fault.key());
    assertEquals("Too many.", fault.message());
    assertEquals(Optional.of(Duration.ofSeconds(7)), fault.retryAfter());
    assertEquals("413 overLimit: Too many.", fault.toString());
  }

  @Test
  void problemIsRead() {
    Fault fault =
        Fault.of(
            400,
            JsonText.object(
                "{'type':'about:blank','title':'Bad Request','status':400,'key':'badRequest',"
                    + "'detail':'It is too long.','request_id':'req-1','field':'name'}"));

    assertEquals(FaultKey.BAD_REQUEST, fault.key());
    assertEquals("It is too long.", fault.message());
    assertEquals(Optional.of("name"), fault.field());
    assertEquals("400 badRequest: It is too long. (req-1)", fault.toString());
  }

  @ParameterizedTest
  @EnumSource(FaultType.class)
  void eachKeyOfTheServiceIsKnown(FaultType type) {
    assertEquals(type.key(), FaultKey.of(type.key()).text());
  }

  @Test
  void keyOfALaterVersionIsKept() {
    Fault fault = Fault.of(418, JsonText.object("{'teapot':{'code':418,'message':'Short.'}}"));

    assertEquals(FaultKey.OTHER, fault.key());
    assertEquals("teapot", fault.name());
    assertEquals("Short.", fault.message());
  }

  @Test
  void whatIsNoFaultHasNoKey() {
    Fault fault = Fault.of(502, JsonObject.EMPTY_JSON_OBJECT);

    assertEquals(FaultKey.OTHER, fault.key());
    assertEquals("502: {}", fault.toString());
  }
}
