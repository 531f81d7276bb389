package org.cloudimages.data.format;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the data of an image turned out to be. */
public final class Inspection {

  private final long length;
  private final List<Finding> findings;

  Inspection(long length, List<Finding> findings) {
    this.length = length;
    this.findings = List.copyOf(findings);
  }

  /** Bytes of the data. */
  public long length() {
    return length;
  }

  /** The formats that the data have: none for raw data, more than one for data that pretend. */
  public Set<KnownFormat> formats() {
    Set<KnownFormat> formats = EnumSet.noneOf(KnownFormat.class);
    findings.forEach(finding -> formats.add(finding.format()));
    return Collections.unmodifiableSet(formats);
  }

  /** Bytes of the disk that a guest sees; empty unless the data have one format and are safe. */
  public OptionalLong virtualSize() {
    return findings.size() == 1 ? findings.get(0).virtualSize() : OptionalLong.empty();
  }

  /** Why the data must not be accepted under any name; empty when they are safe. */
  public Optional<String> unsafe() {
    return findings.stream()
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
