package org.cloudimages.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Its one resource, and not what a server finds in libraries. */
@ApplicationPath("")
public class GoldenApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(GoldenImagesResource.class);
  }
}
