package org.cloudimages.client.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Makes a {@link FaultException} of each answer of 400 and above. */
public final class FaultMapper implements ResponseExceptionMapper<FaultException> {

  /** Bytes of a body that are looked at; the service's own are shorter. */
  private static final int MAX_BYTES = 64 * 1024;

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 400;
  }

  @Override
  public FaultException toThrowable(Response response) {
    return new FaultException(
        read(response.getStatus(), body(response))
            .withRequestId(Optional.ofNullable(response.getHeaderString("X-Openstack-Request-Id")))
            .withRetryAfter(retryAfter(response.getHeaderString("Retry-After"))));
  }

  private static String body(Response response) {
    if (!response.hasEntity()) {
      return "";
    }
    try (InputStream body = response.readEntity(InputStream.class)) {
      return new String(body.readNBytes(MAX_BYTES), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault read(int status, String body) {
    if (!body.startsWith("{")) {
      return Fault.unknown(status, body.strip());
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return Fault.of(status, reader.readObject());
    } catch (JsonException e) {
      return Fault.unknown(status, body);
    }
  }

  /** The service tells seconds; a date, which a proxy may send, tells nothing here. */
  private static Optional<Duration> retryAfter(String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
