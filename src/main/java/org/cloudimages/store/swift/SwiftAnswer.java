package org.cloudimages.store.swift;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.util.function.Function;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/** An answer of Swift, to be closed. */
record SwiftAnswer(HttpResponse<InputStream> http) implements AutoCloseable {

  int status() {
    return http.statusCode();
  }

  boolean isMissing() {
    return status() == 404;
  }

  /** Whether a Swift says that nothing is there; a server in front of it says 404 as well. */
  boolean isGone() {
    return isMissing() && !header("X-Trans-Id").isEmpty();
  }

  String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  /** Whether it says that an object was stored, by its digest. */
  boolean isStored() {
    return status() == 201 && !tag().isBlank();
  }

  /** The digest of an object that was stored; may be empty. */
  String tag() {
    return header("Etag").replace("\"", "");
  }

  InputStream body() {
    return http.body();
  }

  /** Returns this when it is a success, and throws what it means otherwise. */
  SwiftAnswer require(String what) {
    if (status() / 100 != 2) {
      close();
      throw failure(status(), what);
    }
    return this;
  }

  static StoreException failure(int status, String what) {
    Reason reason =
        switch (status) {
          case 404 -> Reason.MISSING;
          case 401, 403 -> Reason.FORBIDDEN;
          case 413, 507 -> Reason.FULL;
          case 408, 429, 498 -> Reason.UNAVAILABLE;
          // because what leads elsewhere does so for a while
          default -> status >= 500 || status < 400 ? Reason.UNAVAILABLE : Reason.BROKEN;
        };
    return new StoreException(reason, "Swift answers " + what + " with " + status + ".");
  }

  /**
   * Reads the body.
   *
   * @param reading makes something of it; what it throws means that the body is another one than
   *     Swift's
   */
  <T> T json(Function<JsonValue, T> reading) {
    try (JsonReader reader = Json.createReader(body())) {
      return reading.apply(reader.readValue());
    } catch (JsonException e) {
      throw e.getCause() instanceof IOException
          ? new StoreException(Reason.UNAVAILABLE, "Swift broke off.", e)
          : odd(e);
    } catch (ClassCastException | NullPointerException | DateTimeException e) {
      throw odd(e);
    }
  }

  private static StoreException odd(RuntimeException cause) {
    return new StoreException(Reason.BROKEN, "Swift answers what nobody understands.", cause);
  }

  /** The status in the body of a long request, which ends after its own status was sent. */
  String report() {
    return json(
        body -> {
          JsonObject report = body.asJsonObject();
          return report.getString("Response Status", "") + " " + report.get("Errors");
        });
  }

  @Override
  public void close() {
    try {
      body().close();
    } catch (IOException e) {
      throw new StoreException(Reason.UNAVAILABLE, "Swift broke off.", e);
    }
  }
}
