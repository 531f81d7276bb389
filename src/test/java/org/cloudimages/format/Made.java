package org.cloudimages.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Data made by hand, to be changed at one place. */
final class Made {

  private final byte[] bytes;

  Made(int length) {
    this.bytes = new byte[length];
  }

  private ByteBuffer order(ByteOrder order) {
    return ByteBuffer.wrap(bytes).order(order);
  }

  Made text(int at, String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(latin, 0, bytes, at, latin.length);
    return this;
  }

  Made u8(int at, int value) {
    bytes[at] = (byte) value;
    return this;
  }

  Made u16le(int at, int value) {
    order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
    return this;
  }

  Made u32le(int at, long value) {
    order(ByteOrder.LITTLE_ENDIAN).putInt(at, (int) value);
    return this;
  }

  Made u64le(int at, long value) {
    order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
    return this;
  }

  Made u32be(int at, long value) {
    order(ByteOrder.BIG_ENDIAN).putInt(at, (int) value);
    return this;
  }

  Made u64be(int at, long value) {
    order(ByteOrder.BIG_ENDIAN).putLong(at, value);
    return this;
  }

  Made copy(int from, int to, int length) {
    System.arraycopy(bytes, from, bytes, to, length);
    return this;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Inspection inspect() {
    return inspect(bytes);
  }

  static Inspection inspect(byte[] data) {
    FormatInspector inspector = new FormatInspector();
    inspector.update(data, 0, data.length);
    return inspector.finish();
  }

  /** A qcow2 of version 3 with a disk of 1 GiB. */
  static Made qcow2() {
    return new Made(65536)
        .text(0, "QFI\u00fb")
        .u32be(4, 3)
        .u32be(20, 16)
        .u64be(24, 1L << 30)
        .u32be(100, 104);
  }

  /** A text of less than 64 sectors in the place of a VMDK's descriptor; a disk of 1 GiB. */
  static Made vmdk(String descriptor) {
    return new Made(65536)
        .text(0, "KDMV")
        .u32le(4, 1)
        .u32le(8, 3)
        .u64le(12, 1L << 21)
        .u64le(20, 128)
        .u64le(28, 1)
        .u64le(36, 20)
        .u32le(44, 512)
        .u64le(56, 26)
        .text(512, descriptor);
  }

  static final String DESCRIPTOR =
      """
      # Disk DescriptorFile
      version=1
      CID=74bb207e
      parentCID=ffffffff
      createType="monolithicSparse"

      # Extent description
      RW 2097152 SPARSE "disk.vmdk"

      #DDB

      ddb.virtualHWVersion = "4"
      ddb.adapterType = "ide"
      """;

  static Made vmdk() {
    return vmdk(DESCRIPTOR);
  }

  /** A stream-optimised VMDK whose header says that a footer counts. */
  static Made streamOptimised() {
    Made made = vmdk(DESCRIPTOR.replace("monolithicSparse", "streamOptimized")).u64le(56, -1);
    int footer = 65536 - 3 * 512;
    made.u64le(footer, 1).u32le(footer + 12, 3).copy(0, footer + 512, 512);
    return made.u64le(footer + 512 + 56, 40);
  }

  private Made vhdFooter(int at, int type, long size) {
    return text(at, "conectix").u64be(at + 40, size).u64be(at + 48, size).u32be(at + 60, type);
  }

  /** A dynamic VHD with a disk of 1 GiB. */
  static Made vhd() {
    return new Made(8192).vhdFooter(0, 3, 1L << 30).vhdFooter(8192 - 512, 3, 1L << 30);
  }

  /** A fixed VHD with a disk of 64 KiB. */
  static Made fixedVhd() {
    return new Made(65536 + 512).vhdFooter(65536, 2, 65536);
  }

  /** A VDI with a disk of 1 GiB. */
  static Made vdi() {
    return new Made(4096)
        .text(0, "<<< QEMU VM Virtual Disk Image >>>\n")
        .u32le(0x40, 0xbeda107fL)
        .u32le(0x44, 0x10001)
        .u32le(0x4c, 1)
        .u64le(0x170, 1L << 30);
  }

  /** An ISO of 400 sectors. */
  static Made iso() {
    int primary = 32768;
    int end = primary + 2048;
    return new Made(400 * 2048)
        .u8(primary, 1)
        .text(primary + 1, "CD001\u0001")
        .u32le(primary + 80, 400)
        .u16le(primary + 128, 2048)
        .u8(end, 255)
        .text(end + 1, "CD001\u0001");
  }

  /** A disk of 64 KiB with a GPT. */
  static Made gpt() {
    return new Made(65536)
        .u8(446 + 2, 2)
        .u8(446 + 4, 0xee)
        .u32le(446 + 8, 1)
        .u32le(446 + 12, 127)
        .u16le(510, 0xaa55)
        .text(512, "EFI PART");
  }

  private static final int METADATA = 0x100000;

  /** A VHDX with a disk of 1 GiB. */
  static Made vhdx() {
    Made made = new Made(METADATA + 0x20000).text(0, "vhdxfile").vhdxHeader(1, 1).vhdxHeader(2, 2);
    made.text(0x30000, "regi").u32le(0x30008, 1);
    made.guid(0x30010, "06a27c8b90479a4bb8fe575f050f886e").u64le(0x30020, METADATA).regionsCopied();
    made.text(METADATA, "metadata").u16le(METADATA + 10, 2);
    made.item(0, "3767a1ca36fa434db3b633f0aa44e76b", 0x10000);
    made.item(1, "2442a52f1bcd7648b2115dbed83bf4b8", 0x10008);
    return made.metadata64(0x10000, 0x2000000).metadata64(0x10008, 1L << 30);
  }

  /** The first or second header, valid, with that number and an empty log. */
  Made vhdxHeader(int index, long number) {
    return vhdxHeader(index, number, 0);
  }

  Made vhdxHeader(int index, long number, long log) {
    int at = index * 0x10000;
    text(at, "head").u64le(at + 8, number).u64le(at + 48, log);
    byte[] header = Arrays.copyOfRange(bytes, at, at + 4096);
    return u32le(at + 4, VhdxHeader.checksum(new Bytes(header, header.length)));
  }

  Made regionsCopied() {
    return copy(0x30000, 0x40000, 0x10000);
  }

  Made item(int index, String guid, int offset) {
    int at = METADATA + 32 * (index + 1);
    return guid(at, guid).u32le(at + 16, offset).u32le(at + 20, 8);
  }

  Made metadata64(int offset, long value) {
    return u64le(METADATA + offset, value);
  }

  Made metadataCount(int count) {
    return u16le(METADATA + 10, count);
  }

  private Made guid(int at, String hex) {
    byte[] id = HexFormat.of().parseHex(hex);
    System.arraycopy(id, 0, bytes, at, id.length);
    return this;
  }
}
