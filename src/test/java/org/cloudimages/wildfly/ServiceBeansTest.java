package org.cloudimages.wildfly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.cloudimages.management.Described;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values of a bean in JMX, as the management of the server gets them. */
class ServiceBeansTest {

  /** What an operator would see of a shelf. */
  @Described("Holds boxes.")
  public interface ShelfMXBean {

    @Described("How many boxes there are.")
    int getBoxes();

    @Described("How heavy they are.")
    double getWeight();

    @Described("Whether it is full.")
    boolean isFull();

    @Described("What it says of itself.")
    String getMotto();

    @Described("Whose boxes they are.")
    List<String> getOwners();

    @Described("How many each of them has.")
    Map<String, Long> getBoxesByOwner();

    @Described("How heavy these are.")
    Map<String, Double> getWeightByOwner();

    @Described(value = "What is free by store.", key = "store")
    Map<String, Long> getFree();

    @Described("Throws all away.")
    void clear();

    @Described("Breaks.")
    void fail();
  }

  private static final class Shelf implements ShelfMXBean {

    private int boxes = 3;

    @Override
    public int getBoxes() {
      return boxes;
    }

    @Override
    public double getWeight() {
      return 1.5;
    }

    @Override
    public boolean isFull() {
      return true;
    }

    @Override
    public String getMotto() {
      return null;
    }

    @Override
    public List<String> getOwners() {
      return List.of("Ada", "Bob");
    }

    @Override
    public Map<String, Long> getBoxesByOwner() {
      return Map.of("Ada", 1L, "Bob", 2L);
    }

    @Override
    public Map<String, Double> getWeightByOwner() {
      return Map.of("Ada", 0.12345);
    }

    @Override
    public Map<String, Long> getFree() {
      return Map.of("cellar", 5L);
    }

    @Override
    public void clear() {
      boxes = 0;
    }

    @Override
    public void fail() {
      throw new IllegalStateException("broken");
    }
  }

  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private final Contracts contracts = Contracts.of(Stream.of(ShelfMXBean.class));
  private final ServiceBeans beans = new ServiceBeans();
  private ObjectName name;

  @BeforeEach
  void register() throws JMException {
    name = new ObjectName("org.cloudimages:type=Shelf");
    SERVER.registerMBean(new Shelf(), name);
  }

  @AfterEach
  void unregister() throws JMException {
    if (SERVER.isRegistered(name)) {
      SERVER.unregisterMBean(name);
    }
  }

  private Optional<ModelNode> read(String figure) {
    return contracts.beans().get(0).figures().stream()
        .filter(each -> each.attribute().equals(figure))
        .findFirst()
        .flatMap(beans::read)
        .map(OpenValue::of);
  }

  @Test
  void valuesHaveTheTypesOfTheServer() {
    assertEquals(Optional.of(new ModelNode(3L)), read("Boxes"));
    assertEquals(Optional.of(new ModelNode(1.5)), read("Weight"));
    assertEquals(Optional.of(new ModelNode(true)), read("Full"));
    assertEquals(Optional.empty(), read("Motto"));
    assertEquals(
        List.of("Ada", "Bob"),
        read("Owners").orElseThrow().asList().stream().map(ModelNode::asString).toList());
  }

  /** Because HAL fails at a map that has other values than texts. */
  @Test
  void mapsHaveTexts() {
    ModelNode boxes = read("BoxesByOwner").orElseThrow();

    assertEquals(Set.of("Ada", "Bob"), boxes.keys());
    assertEquals(ModelType.STRING, boxes.get("Bob").getType());
    assertEquals("2", boxes.get("Bob").asString());
    assertEquals("0.123", read("WeightByOwner").orElseThrow().get("Ada").asString());
  }

  @Test
  void storesAreThoseThatSomeFigureKnows() {
    Object free = contracts.byStore().findFirst().flatMap(beans::read).orElseThrow();

    assertEquals(Set.of("cellar"), beans.stores(contracts));
    assertEquals(Optional.of(new ModelNode(5L)), OpenValue.of(free, "cellar"));
    assertEquals(Optional.empty(), OpenValue.of(free, "attic"));
  }

  @Test
  void operationsAreDoneAndFailuresTold() throws OperationFailedException {
    beans.call("Shelf", "clear");

    assertEquals(Optional.of(new ModelNode(0L)), read("Boxes"));
    String failure =
        assertThrows(OperationFailedException.class, () -> beans.call("Shelf", "fail"))
            .getMessage();
    assertEquals("Shelf cannot fail: broken", failure);
  }

  /** As with a service of another version, or none. */
  @Test
  void whatTheServiceDoesNotHaveIsUndefined() throws JMException {
    SERVER.unregisterMBean(name);

    assertEquals(Optional.empty(), read("Boxes"));
    assertEquals(Set.of(), beans.stores(contracts));
    assertThrows(OperationFailedException.class, () -> beans.call("Shelf", "clear"));
  }
}
