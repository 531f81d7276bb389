package org.cloudimages.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes each {@link RequestDocument}. */
// because a runtime would prefer its writer of JSON-B to one of any media type
@Produces({MediaType.APPLICATION_JSON, Patch.MEDIA_TYPE})
public final class RequestWriter implements MessageBodyWriter<RequestDocument> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return RequestDocument.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      RequestDocument document,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(document.json().toString().getBytes(UTF_8));
  }
}
