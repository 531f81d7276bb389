package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.SlowClientException;
import org.junit.jupiter.api.Test;

class BodySourceTest {

  private static BodySource source(InputStream body) {
    return new BodySource(OptionalLong.empty(), List.of(), body);
  }

  private static Fault refusal(IOException failure) {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw failure;
          }
        };
    return assertThrows(ImagesException.class, () -> source(broken).read(new byte[1], 0, 1))
        .fault();
  }

  @Test
  void bytesAreThoseOfTheBody() {
    BodySource source = source(new ByteArrayInputStream(new byte[] {7}));
    byte[] bytes = new byte[2];

    assertEquals(1, source.read(bytes, 1, 1));
    assertEquals(7, bytes[1]);
    assertEquals(-1, source.read(bytes, 0, 2));
  }

  @Test
  void bodyThatBreaksOffIsTheClientsFault() {
    Fault fault = refusal(new IOException("Connection reset by peer"));

    assertEquals(FaultType.BAD_REQUEST, fault.type());
    assertEquals("The request body cannot be read to its end.", fault.message());
    assertEquals("close", fault.headers().get("Connection"));
  }

  @Test
  void slowClientIsToldThatItIsSlow() {
    Fault fault = refusal(new SlowClientException("It sent 1 byte."));

    assertEquals(FaultType.BAD_REQUEST, fault.type());
    assertEquals("The request body comes in too slowly.", fault.message());
  }
}
