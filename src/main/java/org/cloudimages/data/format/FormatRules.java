package org.cloudimages.data.format;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides whether data may be what their image says that they are. */
@Singleton
public class FormatRules {

  private static final String MATCH = "images.format.require-match";
  private static final String RAW = "raw";

  private static final Logger LOG = System.getLogger(FormatRules.class.getName());

  private final boolean matchRequired;

  /**
   * Takes the setting.
   *
   * @param match {@code true} to refuse data of another format than the image says
   * @throws IllegalArgumentException when it is neither true nor false
   */
  @Inject
  FormatRules(@ConfigProperty(name = MATCH, defaultValue = "true") String match) {
    if (!Set.of("true", "false").contains(match)) {
      throw new IllegalArgumentException(MATCH + " must be true or false, but is: " + match);
    }
    this.matchRequired = Boolean.parseBoolean(match);
  }

  /** Whether data in such a container are inspected; only {@code bare} ones are. */
  public boolean inspects(String containerFormat) {
    return "bare".equals(containerFormat);
  }

  /**
   * The size of the disk, for {@code virtual_size}, when the data may be accepted.
   *
   * @return empty when it is not known, and for an image without a byte
   * @throws ImagesException 415 when the data are unsafe, or are not what the image says
   */
  public OptionalLong virtualSize(
      Inspection inspection, String diskFormat, String containerFormat) {
    if (!inspects(containerFormat) || inspection.length() == 0) {
      return OptionalLong.empty();
    }
    requireSafe(inspection);
    if (matches(inspection, diskFormat)) {
      return RAW.equals(diskFormat) ? rawSize(inspection) : inspection.virtualSize();
    }
    if (matchRequired) {
      throw refused(
          "The data do not match the disk format "
              + diskFormat
              + ": they look like "
              + inspection.look()
              + ".");
    }
    return OptionalLong.empty();
  }

  private static void requireSafe(Inspection inspection) {
    Optional<String> problem = inspection.unsafe();
    if (problem.isPresent()) {
      throw refused("The data are not safe to use. " + problem.get() + ".");
    }
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
    if (!inspection.formats().isEmpty()) {
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
