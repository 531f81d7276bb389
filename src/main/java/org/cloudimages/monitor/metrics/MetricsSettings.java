package org.cloudimages.monitor.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import org.cloudimages.http.Network;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about {@code /metrics}.
 *
 * @param networks from where it is read without a token
 */
@Singleton
public record MetricsSettings(List<Network> networks) {

  private static final Form<List<Network>> NETWORKS =
      new Form<>(
          "addresses or networks such as 10.0.0.0/8, separated by commas", MetricsSettings::parse);

  @Inject
  public MetricsSettings(SettingReader settings) {
    this(settings.read("images.metrics.networks", "127.0.0.0/8,::1", NETWORKS));
  }

  private static List<Network> parse(String text) {
    return Form.WORDS.parser().apply(text).stream().map(Network::of).toList();
  }

  boolean contain(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
