package org.cloudimages.wildfly;

import java.util.Set;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.registry.PlaceholderResource.PlaceholderResourceEntry;
import org.jboss.as.controller.registry.Resource;
import org.jboss.as.controller.registry.ResourceProvider;

/** The resources of stores, as many as the service knows when somebody asks. */
final class KnownStores implements ResourceProvider {

  private final Contracts contracts;
  private final ServiceBeans beans;

  KnownStores(Contracts contracts, ServiceBeans beans) {
    this.contracts = contracts;
    this.beans = beans;
  }

  @Override
  public Set<String> children() {
    return beans.stores(contracts);
  }

  @Override
  public boolean has(String store) {
    return children().contains(store);
  }

  @Override
  public boolean hasChildren() {
    return !children().isEmpty();
  }

  @Override
  public Resource get(String store) {
    return new PlaceholderResourceEntry(PathElement.pathElement(FiguresResource.STORE, store));
  }

  @Override
  public void register(String store, Resource resource) {
    throw new UnsupportedOperationException("stores come from the settings of the service");
  }

  @Override
  public void register(String store, int index, Resource resource) {
    register(store, resource);
  }

  @Override
  public Resource remove(String store) {
    return get(store);
  }

  /** Holds nothing that could differ. */
  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public KnownStores clone() {
    return this;
  }
}
