package org.cloudimages.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about the way to the service.
 *
 * @param publicEndpoint where clients reach it, without a slash at the end
 * @param proxies whose {@code X-Forwarded-For} is believed
 */
@Singleton
public record HttpSettings(Optional<String> publicEndpoint, List<InetAddress> proxies) {

  private static final Form<List<InetAddress>> ADDRESSES =
      new Form<>("addresses, separated by commas", HttpSettings::addresses);

  @Inject
  public HttpSettings(SettingReader settings) {
    this(
        settings.find("images.public-endpoint").map(url -> url.replaceAll("/+$", "")),
        settings.find("images.limit.source.proxies", ADDRESSES).orElse(List.of()));
  }

  private static List<InetAddress> addresses(String text) {
    return Form.WORDS.parser().apply(text).stream()
        .map(
            word -> SourceAddress.parse(word).orElseThrow(() -> new IllegalArgumentException(word)))
        .toList();
  }
}
