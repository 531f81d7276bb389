package org.cloudimages.store.swift;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.TransferSettings;

/** The users of Swift itself ({@code v1}), as in a Swift without Keystone. */
record TempAuthLogin(URI url, String user, String password) implements SwiftLogin {

  /** What it says that a token lives, where it does not say it. */
  private static final String AN_HOUR = "3600";

  static TempAuthLogin of(StoreSettings settings) {
    return new TempAuthLogin(
        TransferSettings.url(settings, "auth-url"),
        settings.own().require("username"),
        settings.own().require("password"));
  }

  @Override
  public HttpRequest request() {
    return HttpRequest.newBuilder(url)
        .header("X-Auth-User", user)
        .header("X-Auth-Key", password)
        .build();
  }

  @Override
  public URI server() {
    return url;
  }

  @Override
  public SwiftSession read(HttpResponse<InputStream> answer, Instant now) {
    String life = answer.headers().firstValue("X-Auth-Token-Expires").orElse(AN_HOUR);
    return new SwiftSession(
        header(answer, "X-Auth-Token"),
        header(answer, "X-Storage-Url"),
        now.plusSeconds(life.matches("\\d{1,9}") ? Long.parseLong(life) : 0));
  }

  private static String header(HttpResponse<InputStream> answer, String name) {
    return answer
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new StoreException(Reason.BROKEN, "A login without " + name + "."));
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
