package org.cloudimages.example;

import java.io.File;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.resteasy.microprofile.client.BuilderResolver;
import org.jboss.resteasy.microprofile.client.header.DefaultHeaderFillerFactory;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The program of {@code src/example} as a WAR, with the client's jar of the build. */
final class GoldenWar {

  /** Where it is deployed, below the server. */
  static final String NAME = "golden";

  private GoldenWar() {}

  static WebArchive create(Map<String, String> settings) {
    String properties =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining("\n"));
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, NAME + ".war")
            .addClasses(GoldenApplication.class, GoldenImagesResource.class)
            .addClasses(GoldenImages.class, ImagesClients.class)
            .addAsLibrary(new File(System.getProperty("client.jar")))
            .addAsResource(new StringAsset(properties), "META-INF/microprofile-config.properties");
    if (System.getProperty("server").equals("wildfly")) {
      // because the tests' server was provisioned without its layer microprofile-rest-client
      war.addAsLibraries(
          jar(RestClientBuilder.class),
          jar(BuilderResolver.class),
          jar(DefaultHeaderFillerFactory.class));
    }
    return war;
  }

  private static File jar(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
