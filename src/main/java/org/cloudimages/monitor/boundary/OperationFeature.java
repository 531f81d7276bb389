package org.cloudimages.monitor.boundary;

import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.cloudimages.monitor.metrics.Operation;

/** Writes on each request which operation it is; the servlet filters outside read it. */
@Provider
public class OperationFeature implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    String name = Operation.name(resource.getResourceClass(), resource.getResourceMethod());
    ContainerRequestFilter filter = request -> request.setProperty(Operation.ATTRIBUTE, name);
    context.register(filter, ContainerRequestFilter.class);
  }
}
