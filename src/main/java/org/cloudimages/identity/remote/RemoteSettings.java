package org.cloudimages.identity.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.cloudimages.http.PlainHttp;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of one identity service, all below one prefix such as {@code images.keystone}. A
 * value that is missing or wrong ends the start with its key.
 */
public record RemoteSettings(Config config, String prefix) {

  private static final int DEFAULT_CACHE_SECONDS = 300;

  /** Returns where the service is, without a slash and without this version at the end. */
  public String url(String key, String version) {
    String value = text(key);
    URI url;
    try {
      url = URI.create(value.replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw invalid(key, "it is no URL: " + value);
    }
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
      throw invalid(key, "it must be like http://host:port/path: " + value);
    }
    PlainHttp.warn(name(key), url);
    String text = url.toString();
    return text.endsWith(version) ? text.substring(0, text.length() - version.length()) : text;
  }

  public String text(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException(name(key) + " is not set"));
  }

  public Optional<String> find(String key) {
    return config.getOptionalValue(name(key), String.class).map(String::strip);
  }

  /** Returns {@code .cache-seconds}, from 0 to 300. */
  public Duration cacheTime() {
    String key = "cache-seconds";
    String text = find(key).orElse(Integer.toString(DEFAULT_CACHE_SECONDS));
    // because a longer time would let a revoked token live longer than the API promises
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > DEFAULT_CACHE_SECONDS) {
      throw invalid(key, "it must be from 0 to " + DEFAULT_CACHE_SECONDS + ": " + text);
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }

  private IllegalArgumentException invalid(String key, String why) {
    return new IllegalArgumentException("Invalid value for '" + name(key) + "': " + why);
  }

  private String name(String key) {
    return prefix + "." + key;
  }
}
