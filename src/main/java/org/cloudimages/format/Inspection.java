package org.cloudimages.format;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** What the data of an image turned out to be. */
public final class Inspection {

  private static final Set<KnownFormat> ON_A_RAW_DISK = Set.of(KnownFormat.GPT, KnownFormat.LUKS);

  private final long length;
  private final List<Finding> findings;

  /** Takes what the readers found, of which a table before an ISO does not count. */
  Inspection(long length, List<Finding> findings) {
    this.length = length;
    // because the sectors before an ISO are free for whatever a disk may boot from
    boolean iso = findings.stream().anyMatch(finding -> finding.format() == KnownFormat.ISO);
    this.findings =
        findings.stream().filter(finding -> !iso || finding.format() != KnownFormat.GPT).toList();
  }

  /** Bytes of the data. */
  public long length() {
    return length;
  }

  /** The formats that the data have: none for raw data, more than one for data that pretend. */
  public Set<KnownFormat> formats() {
    Set<KnownFormat> formats = EnumSet.noneOf(KnownFormat.class);
    findings.forEach(finding -> formats.add(finding.format()));
    if (formats.contains(KnownFormat.VHD)) {
      // because a fixed VHD is a raw disk with a footer
      formats.removeAll(ON_A_RAW_DISK);
    }
    return Collections.unmodifiableSet(formats);
  }

  /** Bytes of the disk that a guest sees; empty unless the data have one format and are safe. */
  public OptionalLong virtualSize() {
    Set<KnownFormat> formats = formats();
    return findings.stream()
        .filter(finding -> formats.equals(Set.of(finding.format())))
        .map(Finding::virtualSize)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** Why the data must not be accepted under any name; empty when they are safe. */
  public Optional<String> unsafe() {
    return problem(finding -> finding.format() != KnownFormat.GPT);
  }

  /** Why programs may see other partitions than its table has; empty when there is no doubt. */
  Optional<String> doubtfulPartitions() {
    return problem(finding -> finding.format() == KnownFormat.GPT);
  }

  private Optional<String> problem(Predicate<Finding> counts) {
    return findings.stream()
        .filter(counts)
        .filter(finding -> finding.problem().isPresent())
        .map(finding -> finding.format().id() + ": " + finding.problem().get())
        .findFirst();
  }

  /** In words: what the data look like. */
  String look() {
    List<String> names = formats().stream().map(KnownFormat::id).toList();
    return names.isEmpty() ? "no format with a header" : String.join(" and ", names);
  }
}
