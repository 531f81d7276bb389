package org.cloudimages.identity.remote;

import java.util.List;
import java.util.Optional;

/**
 * The services of a cloud, as Keystone lists them with a token.
 *
 * @param holder the object that has the list, {@code catalog}
 */
public record ServiceCatalog(Fields holder) {

  /**
   * Finds the URL of a service, without a slash at the end; the first one where there are several.
   *
   * @param network who is to reach it, such as {@code public}
   * @param region any one where it is empty
   */
  public Optional<String> endpoint(String type, String network, Optional<String> region)
      throws NoAnswerException {
    for (Fields service : holder.list("catalog")) {
      if (service.findText("type").filter(type::equals).isPresent()) {
        Optional<String> found = endpoint(service.list("endpoints"), network, region);
        if (found.isPresent()) {
          return found.map(url -> url.replaceAll("/+$", ""));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> endpoint(
      List<Fields> endpoints, String network, Optional<String> region) throws NoAnswerException {
    for (Fields endpoint : endpoints) {
      boolean here = region.isEmpty() || region.equals(endpoint.findText("region_id"));
      if (here && endpoint.text("interface").equals(network)) {
        return Optional.of(endpoint.text("url"));
      }
    }
    return Optional.empty();
  }
}
