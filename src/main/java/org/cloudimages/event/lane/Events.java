package org.cloudimages.event.lane;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.event.queue.EventBacklog;
import org.cloudimages.management.ManagementBean;

/** The figures of events, none of which asks the database. */
@Singleton
public class Events implements EventsMXBean, ManagementBean {

  private final Relay relay;
  private final DatabaseClock clock;

  @Inject
  Events(Relay relay, DatabaseClock clock) {
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public Class<?> contract() {
    return EventsMXBean.class;
  }

  @Override
  public Map<String, Long> getQueueLengths() {
    return backlog(EventBacklog::count);
  }

  @Override
  public Map<String, Long> getOldestSeconds() {
    return backlog(
        waiting -> Math.max(0, Duration.between(waiting.oldest(), clock.instant()).toSeconds()));
  }

  private Map<String, Long> backlog(ToLongFunction<EventBacklog> figure) {
    Map<String, Long> figures = zeros();
    relay.backlog().forEach(each -> figures.put(each.destination(), figure.applyAsLong(each)));
    return figures;
  }

  @Override
  public Map<String, Long> getTold() {
    return figures(LaneFigures::told);
  }

  @Override
  public Map<String, Long> getFailures() {
    return figures(LaneFigures::failures);
  }

  private Map<String, Long> figures(ToLongFunction<LaneFigures> figure) {
    Map<String, Long> figures = new TreeMap<>();
    relay.figures().forEach(each -> figures.put(each.destination(), figure.applyAsLong(each)));
    return figures;
  }

  @Override
  public Map<String, Long> getDropped() {
    Map<String, Long> figures = zeros();
    figures.putAll(relay.dropped());
    return figures;
  }

  @Override
  public Map<String, Long> getStopped() {
    Map<String, Long> figures = zeros();
    relay.stopped().forEach(destination -> figures.put(destination, 1L));
    return figures;
  }

  private Map<String, Long> zeros() {
    Map<String, Long> figures = new TreeMap<>();
    relay.destinations().forEach(destination -> figures.put(destination, 0L));
    return figures;
  }

  @Override
  public void startStopped() {
    relay.stopped().forEach(relay::start);
  }
}
