package org.cloudimages.store.swift;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
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

  String header(String name) {
    return http.headers().firstValue(name).orElse("");
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
          default -> status >= 500 ? Reason.UNAVAILABLE : Reason.BROKEN;
        };
    return new StoreException(reason, "Swift answers " + what + " with " + status + ".");
  }

  JsonValue json() {
    try (JsonReader reader = Json.createReader(body())) {
      return reader.readValue();
    } catch (JsonException e) {
      throw e.getCause() instanceof IOException
          ? new StoreException(Reason.UNAVAILABLE, "Swift broke off.", e)
          : new StoreException(Reason.BROKEN, "Swift answers what is no JSON.", e);
    }
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
