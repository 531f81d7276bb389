package org.cloudimages.http;

import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a {@link JsonDocument} in one piece, so that every response has its Content-Length. */
@Provider
@Singleton
public class JsonDocumentWriter implements MessageBodyWriter<JsonDocument> {

  private static final int USUAL_LENGTH = 1024;

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
    byte[] body = bytes(document);
    headers.putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
    out.write(body);
  }

  /** By way of characters, because a generator on a stream brings an encoder of 8 KiB along. */
  private byte[] bytes(JsonDocument document) {
    CharArrayWriter text = new CharArrayWriter(USUAL_LENGTH);
    try (JsonGenerator json = generators.createGenerator(text)) {
      document.writeTo(json);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
