package org.cloudimages.store.swift;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.identity.keystone.KeystoneUser;
import org.cloudimages.identity.remote.Fields;
import org.cloudimages.identity.remote.NoAnswerException;
import org.cloudimages.identity.remote.RemoteSettings;
import org.cloudimages.identity.remote.ServiceCatalog;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * A user of Keystone ({@code v3}), whose catalog says where Swift is.
 *
 * @param region whose Swift it is, needed where there are several
 * @param network which of the URLs of the catalog to use, such as {@code public}
 */
record KeystoneLogin(String url, KeystoneUser user, Optional<String> region, String network)
    implements SwiftLogin {

  private static final String VERSION = "/v3";
  private static final String TYPE = "object-store";

  static KeystoneLogin of(SettingReader settings) {
    return new KeystoneLogin(
        RemoteSettings.url(settings, "auth-url", VERSION),
        KeystoneUser.of(settings),
        settings.find("region"),
        settings.text("interface", "public"));
  }

  @Override
  public HttpRequest request() {
    return HttpRequest.newBuilder(URI.create(url + VERSION + "/auth/tokens"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(user.login().toString()))
        .build();
  }

  @Override
  public URI server() {
    return URI.create(url + VERSION);
  }

  @Override
  public SwiftSession read(HttpResponse<InputStream> answer, Instant now) {
    String token = answer.headers().firstValue("X-Subject-Token").orElse("");
    try {
      String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
      Fields document = Fields.parse(body).object("token");
      return new SwiftSession(token, endpoint(document), document.time("expires_at"));
    } catch (NoAnswerException e) {
      throw new StoreException(Reason.BROKEN, "The login: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StoreException(Reason.UNAVAILABLE, "The login: " + e.getMessage(), e);
    }
  }

  private String endpoint(Fields token) throws NoAnswerException {
    return new ServiceCatalog(token)
        .endpoint(TYPE, network, region)
        .orElseThrow(
            () ->
                new StoreException(
                    Reason.BROKEN,
                    "The catalog of " + url + " has no " + network + " " + TYPE + " for us."));
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
