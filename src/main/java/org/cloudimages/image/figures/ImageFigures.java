package org.cloudimages.image.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.management.ManagementBean;
import org.cloudimages.management.Taken;
import org.cloudimages.management.TakenFigures;

/** Counts images from time to time. */
@Singleton
public class ImageFigures implements ImagesMXBean, ManagementBean, TakenFigures {

  private final Database database;
  private final Taken<Map<String, Long>> byStatus = new Taken<>(Map.of());

  @Inject
  ImageFigures(Database database) {
    this.database = database;
  }

  @Override
  public Class<?> contract() {
    return ImagesMXBean.class;
  }

  @Override
  public String subject() {
    return "images";
  }

  @Override
  public void take() {
    Map<String, Long> counts = new TreeMap<>();
    // because one of which there are none is a figure, too
    ImageStatus.deletable().forEach(status -> counts.put(status.text(), 0L));
    database
        .read(
            entities ->
                entities
                    .createQuery(
                        "SELECT i.status, COUNT(i.id) FROM Image i WHERE i.deleted = :deleted"
                            + " GROUP BY i.status",
                        Object[].class)
                    .setParameter("deleted", false)
                    .getResultList())
        .forEach(row -> counts.put(((ImageStatus) row[0]).text(), (Long) row[1]));
    byStatus.set(counts);
  }

  @Override
  public Map<String, Long> getByStatus() {
    return byStatus.get();
  }

  @Override
  public long getTakenSecondsAgo() {
    return byStatus.secondsAgo();
  }
}
