package org.cloudimages;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each sub-package of a room with all below it, and what lies in the room itself. */
final class PartsOfRooms implements SliceAssignment {

  private static final Pattern PART = Pattern.compile("org\\.cloudimages(\\.\\w+)(\\.\\w+)?.*");

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass each) {
    Matcher part = PART.matcher(each.getPackageName());
    return part.matches()
        ? SliceIdentifier.of(part.group(1), part.group(2) == null ? "" : part.group(2))
        : SliceIdentifier.ignore();
  }

  @Override
  public String getDescription() {
    return "parts of rooms";
  }
}
