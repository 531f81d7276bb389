package org.cloudimages.store.file;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The modes of what the store makes: other users of the machine must not read images. */
final class OwnerOnly {

  /** Mode 700. */
  static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = mode("rwx------");

  /** Mode 600. */
  static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");

  private OwnerOnly() {}

  private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
