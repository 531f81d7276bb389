package org.cloudimages.format;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;

/** Decides whether data may be what their image says that they are. */
@Singleton
public class FormatRules {

  private static final String BARE = "bare";
  private static final String RAW = "raw";

  private static final Logger LOG = System.getLogger(FormatRules.class.getName());

  private final FormatSettings settings;

  @Inject
  FormatRules(FormatSettings settings) {
    this.settings = settings;
  }

  /** Whether data in such a container are inspected. */
  public boolean inspects(String containerFormat) {
    return settings.everyContainer() || BARE.equals(containerFormat);
  }

  /**
   * The size of the disk, for {@code virtual_size}, when the data may be accepted. Data in another
   * container than {@code bare} need not be what the disk format says: an OVA is a tar.
   *
   * @return empty when it is not known, for an image without a byte, and in such a container
   * @throws ImagesException 415 when the data are unsafe, or are not what the image says
   */
  public OptionalLong virtualSize(
      Inspection inspection, String diskFormat, String containerFormat) {
    if (!inspects(containerFormat) || inspection.length() == 0) {
      return OptionalLong.empty();
    }
    requireSafe(inspection);
    if (!BARE.equals(containerFormat)) {
      return OptionalLong.empty();
    }
    if (matches(inspection, diskFormat)) {
      return RAW.equals(diskFormat) ? rawSize(inspection) : inspection.virtualSize();
    }
    if (settings.matchRequired()) {
      throw refused(
          "The data do not match the disk format "
              + diskFormat
              + ": they look like "
              + inspection.look()
              + ".");
    }
    return OptionalLong.empty();
  }

  private void requireSafe(Inspection inspection) {
    Optional<String> doubt = inspection.doubtfulPartitions();
    Optional<String> problem =
        inspection.unsafe().or(() -> doubt.filter(why -> settings.gptFatal()));
    if (problem.isPresent()) {
      throw refused("The data are not safe to use. " + problem.get() + ".");
    }
    doubt.ifPresent(why -> LOG.log(Level.WARNING, "An image was accepted all the same. {0}.", why));
  }

  private static boolean matches(Inspection inspection, String diskFormat) {
    Set<KnownFormat> formats = inspection.formats();
    Optional<KnownFormat> said = KnownFormat.of(diskFormat);
    if (RAW.equals(diskFormat)) {
      return formats.size() <= 1;
    }
    return said.map(format -> formats.equals(Set.of(format))).orElse(formats.isEmpty());
  }

  private static OptionalLong rawSize(Inspection inspection) {
    if (!Set.of(KnownFormat.GPT).containsAll(inspection.formats())) {
      LOG.log(
          Level.WARNING,
          "An image of the disk format raw has data that look like {0}.",
          inspection.look());
    }
    return OptionalLong.of(inspection.length());
  }

  private static ImagesException refused(String message) {
    return ImagesException.of(FaultType.BAD_MEDIA_TYPE, message);
  }
}
