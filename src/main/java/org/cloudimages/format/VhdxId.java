package org.cloudimages.format;

import java.util.UUID;

/** A GUID as Microsoft writes it: the first three fields backwards. */
record VhdxId(long first, long second) {

  static VhdxId of(String text) {
    UUID id = UUID.fromString(text);
    return new VhdxId(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  static VhdxId at(Bytes bytes, int at) {
    long first = bytes.u32le(at) << 32 | (long) bytes.u16le(at + 4) << 16 | bytes.u16le(at + 6);
    return new VhdxId(first, bytes.u64be(at + 8));
  }
}
