package org.cloudimages.http.content;

import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a {@link JsonDocument}: a short one in one piece, with its Content-Length, a long one as
 * it is made. One that fails before a byte of it was sent is answered as any failure; of one that
 * fails later the end is missing, and it is no JSON.
 */
@Provider
@Singleton
public class JsonDocumentWriter implements MessageBodyWriter<JsonDocument> {

  private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return JsonDocument.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      JsonDocument document,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    HeldText text = new HeldText(out);
    try (JsonGenerator json = generators.createGenerator(text)) {
      document.writeTo(json);
    } catch (JsonException e) {
      if (e.getCause() instanceof IOException broken) {
        // because a client that has gone away is no failure of the document
        throw broken;
      }
      throw e;
    }
    if (text.isHeld()) {
      byte[] body = text.held().getBytes(StandardCharsets.UTF_8);
      headers.putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
      out.write(body);
    } else {
      text.send();
    }
  }
}
