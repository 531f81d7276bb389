package org.cloudimages.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Microsoft's VHDX ([MS-VHDX]): a region table at 192 KiB, with a copy at 256 KiB, leads to the
 * metadata table, and that to the items "virtual disk size" and "file parameters". Unsafe is a
 * differencing disk, which has a parent, one whose log is still to be played back, and what cannot
 * be read forwards without a doubt.
 */
final class VhdxReader implements FormatReader {

  private static final int TABLE = 64 * 1024;
  private static final int ENTRY = 32;
  private static final int MAX_ENTRIES = 2047;
  private static final long LOWEST_REGION = 1024 * 1024;
  private static final long MAX_REGION = 1L << 50;

  private static final VhdxId METADATA = VhdxId.of("8b7ca206-4790-4b9a-b8fe-575f050f886e");
  private static final VhdxId DISK_SIZE = VhdxId.of("2fa54224-cd1b-4876-b211-5dbed83bf4b8");
  private static final VhdxId PARAMETERS = VhdxId.of("caa16737-fa36-4d43-b3b6-33f0aa44e76b");
  private static final VhdxId PARENT = VhdxId.of("a8d35f2d-b30b-454d-abf7-d3d84834ab0c");
  private static final int HAS_PARENT = 0b10;

  private boolean recognised;
  private String problem = "its tables are cut short";
  private long metadata;
  private final List<VhdxHeader> headers = new ArrayList<>();
  private final Queue<Item> items = new ArrayDeque<>();
  private final Map<VhdxId, Long> values = new HashMap<>();
  private Step step = this::signature;

  /** What to do with the next stretch. */
  private interface Step {
    Optional<Stretch> take(Bytes bytes);
  }

  /** An item of 8 bytes that is still to come. */
  private record Item(VhdxId id, long start) {}

  @Override
  public Stretch first() {
    return new Stretch(0, 8);
  }

  @Override
  public Optional<Stretch> next(Bytes bytes) {
    return step.take(bytes);
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    if (!recognised) {
      return Optional.empty();
    }
    return Optional.of(
        problem.isEmpty()
            ? Finding.safe(KnownFormat.VHDX, values.get(DISK_SIZE))
            : Finding.unsafe(KnownFormat.VHDX, problem));
  }

  private Optional<Stretch> signature(Bytes bytes) {
    recognised = bytes.has(0, "vhdxfile");
    step = this::header;
    return recognised ? Optional.of(new Stretch(TABLE, VhdxHeader.SIZE)) : Optional.empty();
  }

  private Optional<Stretch> header(Bytes bytes) {
    VhdxHeader.of(bytes).ifPresent(headers::add);
    step = this::otherHeader;
    return Optional.of(new Stretch(2 * TABLE, VhdxHeader.SIZE));
  }

  private Optional<Stretch> otherHeader(Bytes bytes) {
    VhdxHeader.of(bytes).ifPresent(headers::add);
    long newest = headers.stream().mapToLong(VhdxHeader::number).max().orElse(-1);
    if (newest < 0) {
      return broken("it has no valid header");
    }
    if (headers.stream().anyMatch(header -> header.number() == newest && header.logged())) {
      return broken("it was not closed, and its log may change it");
    }
    step = this::regions;
    return Optional.of(new Stretch(3 * TABLE, 2 * TABLE));
  }

  private Optional<Stretch> regions(Bytes tables) {
    Bytes table = tables.part(0, TABLE);
    if (tables.length() < 2 * TABLE) {
      return Optional.empty();
    }
    if (!table.has(0, "regi") || !table.sameAs(tables.part(TABLE, 2 * TABLE))) {
      return broken("its region tables are not the same");
    }
    Map<VhdxId, Integer> entries = entries(table, 16, table.u32le(8));
    if (!entries.containsKey(METADATA)) {
      return broken("its region table is broken");
    }
    metadata = table.u64le(entries.get(METADATA) + 16);
    if (metadata < LOWEST_REGION || metadata > MAX_REGION) {
      return broken("its metadata are in a place that no disk has");
    }
    step = this::table;
    return Optional.of(new Stretch(metadata, TABLE));
  }

  private Optional<Stretch> table(Bytes table) {
    if (table.length() < TABLE) {
      return Optional.empty();
    }
    Map<VhdxId, Integer> entries =
        table.has(0, "metadata") ? entries(table, ENTRY, table.u16le(10)) : Map.of();
    if (entries.containsKey(PARENT)) {
      return broken("it has a parent");
    }
    if (!entries.keySet().containsAll(List.of(DISK_SIZE, PARAMETERS))) {
      return broken("its metadata table is broken");
    }
    List.of(DISK_SIZE, PARAMETERS).stream()
        .map(id -> new Item(id, metadata + table.u32le(entries.get(id) + 16)))
        .sorted(Comparator.comparingLong(Item::start))
        .forEach(items::add);
    step = this::item;
    return wanted(metadata + TABLE);
  }

  private Optional<Stretch> item(Bytes bytes) {
    Item item = items.remove();
    if (bytes.length() < Long.BYTES) {
      return Optional.empty();
    }
    values.put(item.id(), bytes.u64le(0));
    return items.isEmpty() ? judged() : wanted(item.start() + Long.BYTES);
  }

  private Optional<Stretch> wanted(long lowest) {
    long start = items.element().start();
    return start < lowest
        ? broken("its metadata overlap")
        : Optional.of(new Stretch(start, Long.BYTES));
  }

  private Optional<Stretch> judged() {
    boolean child = (values.get(PARAMETERS) >>> 32 & HAS_PARENT) != 0;
    problem = child ? "it has a parent" : values.get(DISK_SIZE) < 0 ? "its size is not a size" : "";
    return Optional.empty();
  }

  private Optional<Stretch> broken(String why) {
    problem = why;
    return Optional.empty();
  }

  /** Where the entry of each id lies; empty when the table has too many or one of them twice. */
  private static Map<VhdxId, Integer> entries(Bytes table, int first, long count) {
    Map<VhdxId, Integer> entries = new HashMap<>();
    if (count > MAX_ENTRIES) {
      return Map.of();
    }
    for (int at = first; at < first + count * ENTRY; at += ENTRY) {
      if (entries.put(VhdxId.at(table, at), at) != null) {
        return Map.of();
      }
    }
    return entries;
  }
}
