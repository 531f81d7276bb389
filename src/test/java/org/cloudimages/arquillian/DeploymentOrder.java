package org.cloudimages.arquillian;

import java.util.Comparator;
import java.util.Optional;
import org.cloudimages.testing.SharedDeployment;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the classes of a {@link SharedDeployment} first, those of one name together. */
public final class DeploymentOrder implements ClassOrderer {

  private static final Comparator<Optional<SharedDeployment>> SHARED_FIRST =
      Comparator.comparing(Optional<SharedDeployment>::isEmpty)
          .thenComparing(shared -> shared.map(SharedDeployment::value).orElse(""));

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparing(DeploymentOrder::shared, SHARED_FIRST));
  }

  private static Optional<SharedDeployment> shared(ClassDescriptor test) {
    return test.findAnnotation(SharedDeployment.class);
  }
}
