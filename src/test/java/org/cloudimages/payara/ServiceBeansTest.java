package org.cloudimages.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.cloudimages.management.Described;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of beans that nobody told the administration about. */
class ServiceBeansTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final ServiceBeans beans = new ServiceBeans(server);
  private final Shelf shelf = new Shelf();

  /** A bean as a room of the service has them. */
  @Described("Holds books.")
  public interface ShelfMXBean {

    @Described(value = "Books on it.", unit = "books", growing = true)
    int getBooks();

    @Described(value = "Books by author.", unit = "books", key = "author")
    Map<String, Long> getByAuthor();

    @Described("Who wants one.")
    List<String> getReaders();

    @Described("Nobody knows.")
    long getBroken();

    @Described("Makes it empty.")
    void clear();

    @Described("Burns it.")
    void burn();

    @Described("Adds one.")
    void add(String author);
  }

  private static final class Shelf implements ShelfMXBean {

    private int books = 3;

    @Override
    public int getBooks() {
      return books;
    }

    @Override
    public Map<String, Long> getByAuthor() {
      return books == 0 ? Map.of() : Map.of("Le Guin", 2L, "<b>", 1L);
    }

    @Override
    public List<String> getReaders() {
      return List.of("Ada", "Bob");
    }

    @Override
    public long getBroken() {
      throw new IllegalStateException("too dark");
    }

    @Override
    public void clear() {
      books = 0;
    }

    @Override
    public void burn() {
      throw new IllegalStateException("It rains.");
    }

    @Override
    public void add(String author) {
      books++;
    }
  }

  /** With the texts where those of the service's own beans have them. */
  private static final class DescribedShelf extends StandardMBean {

    DescribedShelf(Shelf shelf) {
      super(shelf, ShelfMXBean.class, true);
    }

    @Override
    protected String getDescription(MBeanInfo bean) {
      return (String) bean.getDescriptor().getFieldValue("text");
    }

    @Override
    protected String getDescription(MBeanFeatureInfo feature) {
      return (String) feature.getDescriptor().getFieldValue("text");
    }
  }

  @BeforeEach
  void putUpTheShelf() throws JMException {
    server.registerMBean(new DescribedShelf(shelf), new ObjectName("org.cloudimages:type=Shelf"));
    server.registerMBean(new DescribedShelf(new Shelf()), new ObjectName("com.example:type=Shelf"));
  }

  @Test
  void attributesAreFiguresWithTheirMeanings() {
    String about = "Holds books.";
    assertEquals(
        List.of(
            new Figure("Shelf", about, "Books", "", "", 3, "books", "Books on it.", true),
            new Figure(
                "Shelf",
                about,
                "Broken",
                "",
                "",
                "cannot be read: too dark",
                "",
                "Nobody knows.",
                false),
            new Figure(
                "Shelf",
                about,
                "ByAuthor",
                "author",
                "<b>",
                1L,
                "books",
                "Books by author.",
                false),
            new Figure(
                "Shelf",
                about,
                "ByAuthor",
                "author",
                "Le Guin",
                2L,
                "books",
                "Books by author.",
                false),
            new Figure("Shelf", about, "Readers", "", "", "Ada, Bob", "", "Who wants one.", false)),
        beans.figures().toList());
  }

  @Test
  void operationsThatNeedNothingCanBeRun() {
    assertEquals("Done: Makes it empty.", beans.run("Shelf", "clear"));

    assertEquals(0, shelf.books);
    assertEquals(
        List.of(
            new Operation("Shelf", "burn", "Burns it."),
            new Operation("Shelf", "clear", "Makes it empty.")),
        beans.all().get(0).operations());
  }

  @Test
  void attributeWithoutKeysIsStillThere() {
    beans.run("Shelf", "clear");

    assertTrue(
        beans
            .figures()
            .anyMatch(figure -> figure.label().equals("ByAuthor") && figure.value().equals("")));
  }

  @Test
  void failureIsToldInItsOwnWords() {
    assertEquals("burn failed: It rains.", refusal("Shelf", "burn"));
  }

  @Test
  void whoAsksForWhatIsNotThereIsToldWhatIs() {
    String known = "Shelf burn, Shelf clear.";
    assertEquals(
        "There is no operation add of Shelf, but there are: " + known, refusal("Shelf", "add"));
    assertEquals(
        "There is no operation clear of Room, but there are: " + known, refusal("Room", "clear"));
  }

  @Test
  void serviceThatIsNotDeployedIsToldApart() throws JMException {
    server.unregisterMBean(new ObjectName("org.cloudimages:type=Shelf"));

    assertEquals(List.of(), beans.all());
    assertEquals(
        "Cloud Images is not deployed on this server, or does not run.", refusal("Shelf", "clear"));
  }

  private String refusal(String bean, String operation) {
    return assertThrows(OperationException.class, () -> beans.run(bean, operation)).getMessage();
  }
}
