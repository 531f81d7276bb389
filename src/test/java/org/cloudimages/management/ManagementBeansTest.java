package org.cloudimages.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ManagementBeansTest {

  /** What an operator would see of a kettle. */
  @Described("Boils water.")
  public interface KettleMXBean {

    @Described(value = "How hot the water is.", unit = "degrees")
    int getHeat();

    @Described("Whether it is on.")
    boolean isOn();

    @Described(value = "Cups that were made.", unit = "cups", key = "drink", growing = true)
    Map<String, Long> getCups();

    @Described("What was made for whom.")
    Map<String, Long> getGuests();

    @Described("What it says of itself.")
    String getMotto();

    @Described("Switches it off.")
    void stop();
  }

  private static class Kettle implements KettleMXBean, ManagementBean {

    @Override
    public Class<?> contract() {
      return KettleMXBean.class;
    }

    @Override
    public int getHeat() {
      return 96;
    }

    @Override
    public boolean isOn() {
      return true;
    }

    @Override
    public Map<String, Long> getCups() {
      return Map.of("tea", 3L, "coffee", 5L);
    }

    @Override
    public Map<String, Long> getGuests() {
      return Map.of("Ada", 1L);
    }

    @Override
    public String getMotto() {
      return "hot";
    }

    @Override
    public void stop() {}
  }

  private static Map<String, String> texts(MBeanFeatureInfo... features) {
    return Arrays.stream(features)
        .collect(Collectors.toMap(MBeanFeatureInfo::getName, MBeanFeatureInfo::getDescription));
  }

  @Test
  void beanSaysWhatItsContractSays() {
    MBeanInfo bean = DescribedBean.of(new Kettle()).getMBeanInfo();

    assertEquals("Boils water.", bean.getDescription());
    assertEquals("How hot the water is.", texts(bean.getAttributes()).get("Heat"));
    assertEquals(Map.of("stop", "Switches it off."), texts(bean.getOperations()));
  }

  @Test
  void figuresAreNumbersTruthsAndNumbersByKey() {
    List<Figure> figures = new ManagementBeans(Stream.of(new Kettle())).figures();

    assertEquals(
        Map.of(
            "Heat",
            figure("Heat", "How hot the water is.", "degrees", false, "", Map.of("", 96.0)),
            "On",
            figure("On", "Whether it is on.", "", false, "", Map.of("", 1.0)),
            "Cups",
            figure(
                "Cups",
                "Cups that were made.",
                "cups",
                true,
                "drink",
                Map.of("tea", 3.0, "coffee", 5.0))),
        figures.stream().collect(Collectors.toMap(Figure::name, figure -> figure)));
  }

  private static Figure figure(
      String name,
      String text,
      String unit,
      boolean growing,
      String key,
      Map<String, Double> values) {
    return new Figure("Kettle", name, text, unit, growing, key, values);
  }

  @Test
  void whatFailsIsToldWithoutClassesOfTheServer() {
    DescribedBean bean =
        DescribedBean.of(
            new Kettle() {
              @Override
              public void stop() {
                throw new UnsupportedOperationException(new SQLException("no connection"));
              }
            });

    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class, () -> bean.invoke("stop", new Object[0], new String[0]));

    assertEquals("stop failed; the log of the server says why.", failure.getMessage());
    assertNull(failure.getCause());
  }

  /** As when another bean keeps the service from starting, and the operator mends that. */
  @Test
  void startTakesThePlaceOfOneThatFailed() throws JMException {
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    DescribedBean.of(new Kettle()).register(server);

    DescribedBean bean = DescribedBean.of(new Kettle());
    bean.register(server);
    assertEquals(1, server.queryNames(new ObjectName("org.cloudimages:*"), null).size());

    bean.unregister(server);
    bean.unregister(server);
    assertEquals(Set.of(), server.queryNames(new ObjectName("org.cloudimages:*"), null));
  }

  @Test
  void contractMustBeThatOfAnMxBean() {
    ManagementBean bean = () -> Runnable.class;

    assertThrows(IllegalArgumentException.class, () -> DescribedBean.of(bean));
  }
}
