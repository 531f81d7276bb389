package org.cloudimages.data.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.data.importing.ImportedBytes;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.format.VhdFault;
import org.cloudimages.format.VhdFooter;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.Stores;
import org.cloudimages.store.swift.SwiftContainer;
import org.cloudimages.task.control.TaskFailure;

/** An object that is to become the data of an image. */
record ImportedObject(SwiftContainer container, String object, long length)
    implements ImportedBytes {

  /**
   * Finds it.
   *
   * @throws TaskFailure where there is none
   */
  static ImportedObject find(SwiftContainer container, String object) {
    try {
      long length =
          container
              .size(object)
              .orElseThrow(
                  () ->
                      new TaskFailure(
                          "Error: Image not found for import. Possible invalid location"));
      return new ImportedObject(container, object, length);
    } catch (StoreException e) {
      throw ObjectStores.failure(e);
    }
  }

  /**
   * Makes sure that it is a VHD, by its length and its ends.
   *
   * @throws TaskFailure with a code of Rackspace's guide
   */
  void requireVhd() {
    VhdFault.of(length).or(this::fault).ifPresent(ImportedObject::fail);
  }

  private Optional<VhdFault> fault() {
    byte[] head = read(0, VhdFault.HEAD);
    byte[] foot = read(length - VhdFooter.SECTOR, VhdFooter.SECTOR);
    return VhdFault.of(head, foot, length);
  }

  private static void fail(VhdFault fault) {
    throw new TaskFailure("Image cannot be imported. Error code: '" + fault.code() + "'");
  }

  private byte[] read(long offset, int count) {
    try (InputStream in = container.open(object, offset, count)) {
      return in.readNBytes(count);
    } catch (StoreException e) {
      throw ObjectStores.failure(e);
    } catch (IOException e) {
      throw new TaskFailure("The object cannot be read.");
    }
  }

  @Override
  public String name() {
    return "object";
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(length);
  }

  @Override
  public InputStream open(Stores stores) {
    try {
      return container.open(object, 0, length);
    } catch (StoreException e) {
      throw ImagesException.of(FaultType.BAD_GATEWAY, ObjectStores.failure(e).getMessage());
    }
  }
}
