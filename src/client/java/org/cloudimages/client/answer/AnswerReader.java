package org.cloudimages.client.answer;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the records of this package of what the service sends, by JSON-P alone, so that it does not
 * matter which other readers of JSON a runtime has.
 */
// because a runtime would prefer its reader of JSON-B to one of any media type
@Consumes(MediaType.APPLICATION_JSON)
public final class AnswerReader implements MessageBodyReader<Object> {

  private static final Map<Class<?>, Function<JsonObject, ?>> RECORDS =
      Map.ofEntries(
          Map.entry(Image.class, document -> new Image(document, Optional.empty())),
          Map.entry(DeletedImage.class, DeletedImage::new),
          Map.entry(Member.class, Member::new),
          Map.entry(Task.class, Task::new),
          Map.entry(Store.class, Store::new),
          Map.entry(Location.class, Location::new),
          Map.entry(DeletionPreview.class, DeletionPreview::new),
          Map.entry(BulkDeletion.class, BulkDeletion::new),
          Map.entry(AuditEntry.class, AuditEntry::new),
          Map.entry(ApiVersion.class, ApiVersion::new),
          Map.entry(JsonObject.class, document -> document));

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return RECORDS.containsKey(type) || type == Page.class;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try (JsonReader reader = Json.createReader(body)) {
      return made(type, generic, headers, reader.read());
    } catch (JsonException | ClassCastException e) {
      throw new IOException("The answer is no such document as was asked for.", e);
    }
  }

  private static Object made(
      Class<?> type, Type generic, MultivaluedMap<String, String> headers, JsonStructure document) {
    if (type == Page.class) {
      Type item = ((ParameterizedType) generic).getActualTypeArguments()[0];
      return Page.of(document, RECORDS.get(item));
    }
    if (type == Image.class) {
      return new Image(document.asJsonObject(), Optional.ofNullable(headers.getFirst("ETag")));
    }
    return RECORDS.get(type).apply(document.asJsonObject());
  }
}
