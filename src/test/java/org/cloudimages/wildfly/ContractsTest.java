package org.cloudimages.wildfly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.management.Described;
import org.junit.jupiter.api.Test;

class ContractsTest {

  /** What an operator would see of a tea room. */
  @Described("Makes tea.")
  public interface TeaRoomMXBean {

    @Described(value = "How hot the water is.", unit = "degrees")
    int getHeatOfWater();

    @Described(value = "How long it took on average.", unit = "seconds")
    double getMeanTime();

    @Described(value = "Cups that were made.", unit = "cups", growing = true)
    long getCups();

    @Described("What was made for whom.")
    Map<String, Long> getGuests();

    @Described("Who waits.")
    List<String> getWaiting();

    @Described(value = "Boxes of tea by store.", unit = "boxes", key = "store")
    Map<String, Long> getBoxes();

    @Described("Whether the door is locked.")
    boolean isLocked();

    @Described("Washes all cups.")
    void washUp();
  }

  /** What an operator would see of its door. */
  @Described("Lets guests in.")
  public interface DoorMXBean {

    @Described(value = "Whether the door is open.", on = "openWide", off = "close")
    boolean isOpen();

    @Described("Opens the door.")
    void openWide();

    @Described("Closes the door.")
    void close();
  }

  private final Contracts contracts =
      Contracts.of(Stream.of(TeaRoomMXBean.class, DoorMXBean.class));

  private Figure figure(String name) {
    return contracts.beans().stream()
        .flatMap(bean -> bean.figures().stream())
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachBeanHasTheFiguresThatNoStoreHasOfItsOwn() {
    BeanContract room = contracts.withStatistics().toList().get(0);

    assertEquals("tea-room", room.name());
    assertEquals("Makes tea.", room.text());
    assertEquals(
        List.of("cups", "guests", "heat-of-water", "mean-time", "waiting", "locked"),
        room.own().map(Figure::name).toList());
  }

  @Test
  void figuresByStoreAreTogetherUnderTheNamesOfTheirBeans() {
    assertEquals(List.of("tea-room-boxes"), contracts.byStore().map(Figure::name).toList());
  }

  @Test
  void beanWithSwitchIsAboutTheNode() {
    assertEquals(List.of("Door"), contracts.ofTheNode().map(BeanContract::type).toList());
    assertEquals(1, contracts.withStatistics().count());
    assertTrue(figure("open").isSwitch());
    assertFalse(figure("locked").isSwitch());
    assertEquals("openWide", figure("open").operation(true));
    assertEquals("close", figure("open").operation(false));
  }

  @Test
  void operationsOfPartsHaveTheirNamesBefore() {
    assertEquals(Set.of("open-wide", "close", "tea-room-wash-up"), contracts.actions().keySet());
    assertEquals("Opens the door.", contracts.actions().get("open-wide").text());
  }

  @Test
  void textSaysTheUnitThatTheServerDoesNotKnow() {
    assertEquals("How long it took on average.", FigureAttribute.text(figure("mean-time")));
    assertEquals("Cups that were made. Counted in cups.", FigureAttribute.text(figure("cups")));
  }
}
