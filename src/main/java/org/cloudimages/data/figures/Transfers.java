package org.cloudimages.data.figures;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.cloudimages.management.ManagementBean;

/** Counts the transfers of this node. Thread-safe, and no transfer waits for another. */
@Singleton
public class Transfers implements TransfersMXBean, ManagementBean {

  /** What is counted of one kind. */
  private record Counts(LongAdder begun, LongAdder done, LongAdder failed, LongAdder bytes) {

    Counts() {
      this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }

    long running() {
      return Math.max(0, begun.sum() - done.sum() - failed.sum());
    }
  }

  private final Map<TransferKind, Counts> counts = new EnumMap<>(TransferKind.class);

  public Transfers() {
    for (TransferKind kind : TransferKind.values()) {
      counts.put(kind, new Counts());
    }
  }

  /** A transfer that runs until it is closed, and has failed then unless it is done. */
  public static final class Transfer implements AutoCloseable {

    private final Counts counts;
    private boolean done;

    private Transfer(Counts counts) {
      this.counts = counts;
      counts.begun().increment();
    }

    /** Says that it came to its end. */
    public void done() {
      done = true;
    }

    @Override
    public void close() {
      (done ? counts.done() : counts.failed()).increment();
    }
  }

  /** Begins a transfer, which is to be closed. */
  public Transfer begin(TransferKind kind) {
    return new Transfer(counts.get(kind));
  }

  /** Notes that bytes were moved. */
  public void moved(TransferKind kind, long bytes) {
    counts.get(kind).bytes().add(bytes);
  }

  @Override
  public Class<?> contract() {
    return TransfersMXBean.class;
  }

  @Override
  public Map<String, Long> getRunning() {
    return figures(Counts::running);
  }

  @Override
  public Map<String, Long> getDone() {
    return figures(each -> each.done().sum());
  }

  @Override
  public Map<String, Long> getFailed() {
    return figures(each -> each.failed().sum());
  }

  @Override
  public Map<String, Long> getBytes() {
    return figures(each -> each.bytes().sum());
  }

  private Map<String, Long> figures(ToLongFunction<Counts> figure) {
    Map<String, Long> figures = new TreeMap<>();
    counts.forEach((kind, each) -> figures.put(kind.text(), figure.applyAsLong(each)));
    return figures;
  }
}
