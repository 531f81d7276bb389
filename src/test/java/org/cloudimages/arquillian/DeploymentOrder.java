package org.cloudimages.arquillian;

import java.util.Comparator;
import org.cloudimages.testing.SharedDeployment;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the classes of a {@link SharedDeployment} first, so that it is made once. */
public final class DeploymentOrder implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparing(DeploymentOrder::isAlone));
  }

  private static boolean isAlone(ClassDescriptor test) {
    return !test.isAnnotated(SharedDeployment.class);
  }
}
