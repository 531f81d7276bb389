package org.cloudimages.proof;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Keeps every request and every answer of many clients. Thread-safe. */
final class Recorder {

  private final List<Integer> expected;
  private final List<Integer> doubtful;
  private final String run = "proof " + UUID.randomUUID();
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, LaidDown> laid = new ConcurrentHashMap<>();

  /** A record of a time in which nothing forbids that everything works. */
  Recorder() {
    this(List.of(), List.of());
  }

  /**
   * A record without entries.
   *
   * @param expected the statuses that are right here because of what the test does
   * @param doubtful the statuses that do not tell whether something was done
   */
  Recorder(List<Integer> expected, List<Integer> doubtful) {
    this.expected = List.copyOf(expected);
    this.doubtful = List.copyOf(doubtful);
  }

  /** Whether that answer may come. */
  boolean allows(Entry entry) {
    return entry.operation().allows(entry.status()) || expected.contains(entry.status());
  }

  /** What the names of all images of this record begin with, and those of no other. */
  String run() {
    return run;
  }

  /** Notes that an image of that id is about to be asked for, under that name. */
  void announce(String image, String name) {
    names.put(image, name);
  }

  /** Notes data that nobody asks the service to remove. */
  void note(LaidDown data) {
    laid.put(data.name(), data);
  }

  /** What others have laid down, by its name. */
  Map<String, LaidDown> laidDown() {
    return Map.copyOf(laid);
  }

  void add(Entry entry) {
    entries.add(doubtful.contains(entry.status()) ? entry.inDoubt() : entry);
    count.incrementAndGet();
  }

  int size() {
    return count.get();
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The ids that were ever asked for, with their names. */
  Map<String, String> images() {
    return Map.copyOf(names);
  }

  /** Every operation with how often it was asked for, and how often nobody knows what it did. */
  String summary() {
    Map<Operation, List<Entry>> operations =
        entries.stream()
            .collect(Collectors.groupingBy(Entry::operation, TreeMap::new, Collectors.toList()));
    long doubts = entries.stream().filter(Entry::isInDoubt).count();
    long busy = entries.stream().filter(entry -> entry.status() == 503).count();
    return operations.entrySet().stream()
        .map(each -> each.getKey() + " " + done(each.getValue()) + "/" + each.getValue().size())
        .collect(
            Collectors.joining(
                ", ",
                entries.size() + " operations recorded, ",
                "; " + doubts + " in doubt, " + busy + " answered 503"));
  }

  private static long done(List<Entry> entries) {
    return entries.stream().filter(Entry::isDone).count();
  }
}
