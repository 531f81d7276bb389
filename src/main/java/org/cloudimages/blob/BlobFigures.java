package org.cloudimages.blob;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.database.Database;
import org.cloudimages.management.ManagementBean;
import org.cloudimages.management.Taken;
import org.cloudimages.management.TakenFigures;
import org.cloudimages.store.Stores;

/** Counts blobs from time to time. */
@Singleton
public class BlobFigures implements StoresMXBean, ManagementBean, TakenFigures {

  /** The blobs of a store in one state; of each store there are some, be it none of them. */
  private record Group(String store, BlobState state, long blobs, long bytes) {}

  private final Database database;
  private final List<Group> none;
  private final Taken<List<Group>> groups;

  @Inject
  BlobFigures(Database database, Stores stores) {
    this.database = database;
    this.none =
        Stream.concat(stores.ids().stream(), Stream.of(Stores.STAGING))
            .map(store -> new Group(store, BlobState.LIVE, 0, 0))
            .toList();
    this.groups = new Taken<>(List.of());
  }

  @Override
  public Class<?> contract() {
    return StoresMXBean.class;
  }

  @Override
  public String subject() {
    return "stores";
  }

  @Override
  public void take() {
    List<Object[]> rows =
        database.read(
            entities ->
                entities
                    .createQuery(
                        "SELECT b.store, b.state, COUNT(b.id), SUM(b.size) FROM Blob b"
                            + " GROUP BY b.store, b.state",
                        Object[].class)
                    .getResultList());
    groups.set(Stream.concat(none.stream(), rows.stream().map(BlobFigures::group)).toList());
  }

  private static Group group(Object[] row) {
    return new Group((String) row[0], (BlobState) row[1], (Long) row[2], (Long) row[3]);
  }

  @Override
  public Map<String, Long> getBlobs() {
    return sums(state -> state == BlobState.LIVE, Group::blobs);
  }

  @Override
  public Map<String, Long> getBytes() {
    return sums(state -> state == BlobState.LIVE, Group::bytes);
  }

  @Override
  public Map<String, Long> getDeletedBytes() {
    return sums(state -> state != BlobState.LIVE && state != BlobState.WRITING, Group::bytes);
  }

  @Override
  public Map<String, Long> getLeases() {
    return sums(state -> state == BlobState.WRITING, Group::blobs);
  }

  private Map<String, Long> sums(Predicate<BlobState> counted, ToLongFunction<Group> figure) {
    return groups.get().stream()
        .collect(
            Collectors.toMap(
                Group::store,
                group -> counted.test(group.state()) ? figure.applyAsLong(group) : 0,
                Long::sum,
                TreeMap::new));
  }

  @Override
  public long getTakenSecondsAgo() {
    return groups.secondsAgo();
  }
}
