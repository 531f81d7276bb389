package org.cloudimages.data.importing;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.store.Stores;

/** Bytes that an import writes into its stores, opened anew for each of them. */
public interface ImportedBytes {

  /** What they are called where they are refused. */
  String name();

  /** How many they are; empty where nobody knows. */
  OptionalLong size();

  /** What an image becomes besides that gets them. */
  default List<AttributeChange> attributes() {
    return List.of();
  }

  /**
   * Opens all of them; whoever calls closes the stream.
   *
   * @throws org.cloudimages.fault.ImagesException when there are none
   */
  InputStream open(Stores stores);
}
