package org.cloudimages.identity.keystone;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.json.JsonNumber;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.identity.remote.Fields;
import org.cloudimages.identity.remote.NoAnswerException;
import org.cloudimages.identity.remote.RemoteDocuments;

/**
 * What Keystone has registered as limits of the service {@code image}, and where a project has
 * others; those of our region, {@code images.keystone.region}, go before those of none.
 */
record UnifiedLimits(RemoteDocuments documents, Optional<String> region) {

  private static final String SERVICE_TYPE = "image";

  static UnifiedLimits of(KeystoneSettings settings, Ticker stopWatch) {
    KeystoneProtocol protocol = new KeystoneProtocol(settings.url(), settings.user());
    return new UnifiedLimits(
        new RemoteDocuments(new SystemProtocol(protocol), stopWatch), settings.region());
  }

  /** Returns the limits of the project by the names of what they limit. */
  Map<String, Long> of(String projectId) throws NoAnswerException {
    Map<String, Long> limits = new HashMap<>();
    for (Fields service : documents.get("/v3/services?type=" + SERVICE_TYPE).list("services")) {
      String query = "?service_id=" + service.text("id");
      collect("registered_limits", query, "default_limit", limits);
      collect("limits", query + "&project_id=" + encoded(projectId), "resource_limit", limits);
    }
    return Map.copyOf(limits);
  }

  private void collect(String kind, String query, String value, Map<String, Long> limits)
      throws NoAnswerException {
    List<Fields> found = documents.get("/v3/" + kind + query).list(kind);
    for (Fields limit : found) {
      if (!limit.has("region_id")) {
        limits.put(limit.text("resource_name"), number(limit, value));
      }
    }
    for (Fields limit : found) {
      if (limit.has("region_id") && region.equals(limit.findText("region_id"))) {
        limits.put(limit.text("resource_name"), number(limit, value));
      }
    }
  }

  private static long number(Fields limit, String name) throws NoAnswerException {
    if (limit.json().get(name) instanceof JsonNumber number) {
      return number.longValue();
    }
    throw NoAnswerException.odd("a limit has no usable '" + name + "'");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
