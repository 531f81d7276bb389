package org.cloudimages.payara;

import java.net.URL;
import org.glassfish.api.admingui.ConsoleProvider;
import org.jvnet.hk2.annotations.Service;

/** The page of the console, which is described by {@code META-INF/admingui/console-config.xml}. */
@Service
public final class ConsolePlugin implements ConsoleProvider {

  /** Nothing, which stands for the usual place. */
  @Override
  public URL getConfiguration() {
    return null;
  }
}
