package org.cloudimages.store.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTest {

  private static final String KEY = "abcdef/1";
  private static final byte[] BYTES = "The bytes of an image".getBytes(UTF_8);

  @TempDir private Path parent;

  private Path directory;
  private FileStore store;

  @BeforeEach
  void make() {
    directory = parent.resolve("some/images");
    store = new FileStore(directory, Reserve.NONE, Runnable::run);
  }

  private Optional<String> keyOf(String path) {
    return store.keyOf(URI.create("file://" + directory + path));
  }

  @Test
  void fileOfSomebodyElseIsReadWhereverItLies() throws IOException {
    Files.createDirectories(directory.resolve("sub"));
    for (String path : List.of("/disk.raw", "/sub/disk.raw")) {
      Files.write(directory.resolve(path.substring(1)), BYTES);

      assertEquals(Optional.of(path), keyOf(path));
      assertEquals(URI.create("file://" + directory + path), store.location(path).orElseThrow());
      assertEquals(OptionalLong.of(BYTES.length), store.size(path));
      assertArrayEquals(BYTES, store.open(path).readAllBytes());
      assertReason(Reason.FORBIDDEN, () -> put(path));
      assertThrows(StoreException.class, () -> store.delete(path));
      assertTrue(Files.exists(directory.resolve(path.substring(1))));
    }
    assertReason(Reason.MISSING, () -> store.size("/sub"));
    assertReason(Reason.MISSING, () -> store.size("/other"));
  }

  @Test
  void onlyWhatLiesInTheDirectoryIsReachedByAUrl() {
    for (String path :
        List.of(
            "",
            "/",
            "/..",
            "/../images2/x",
            "/../../x",
            "/sub/../x",
            "/./x",
            "/%2e%2e/x",
            "/.hidden",
            "/ab/cd/abcdef/.1",
            "/a%00b",
            "/a%20b",
            "2/x")) {
      assertEquals(Optional.empty(), keyOf(path), path);
    }
    assertEquals(Optional.of(KEY), keyOf("/ab/cd/abcdef/1"));
    for (String url :
        List.of(
            "file:///etc/passwd",
            "file:/etc/passwd",
            "file:etc/passwd",
            "file://host" + directory + "/x",
            "http://host" + directory + "/x",
            directory + "/x")) {
      assertEquals(Optional.empty(), store.keyOf(URI.create(url)), url);
    }
  }

  @Test
  void whatWasPutCanBeRead() throws IOException {
    assertEquals(BYTES.length, put(KEY));
    assertArrayEquals(BYTES, read(KEY, 0, BYTES.length));
  }

  @Test
  void onlyTheOwnerMayReadWhatTheStoreMakes() throws IOException {
    put(KEY);

    try (Stream<Path> made = Files.walk(parent.resolve("some"))) {
      for (Path path : (Iterable<Path>) made::iterator) {
        String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertEquals(
            expected,
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
            () -> path + "");
      }
    }
  }

  @Test
  void largeBytesPassThrough() throws IOException {
    byte[] large = new byte[3_000_017];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    store.put(KEY, new ByteArrayInputStream(large), -1);
    assertArrayEquals(large, read(KEY, 0, large.length));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 21})
  void reserveIsLeftToOthers(long size) throws IOException {
    long free = parent.toFile().getUsableSpace();
    store = new FileStore(directory, new Reserve(0, free - (16 << 20)), Runnable::run);
    put(KEY);
    store = new FileStore(directory, new Reserve(0, 2 * free), Runnable::run);

    assertReason(Reason.FULL, () -> store.put("abcdef/2", new ByteArrayInputStream(BYTES), size));

    assertFalse(Files.exists(directory.resolve("ab/cd/abcdef/2")));
    store.put("abcdef/3", InputStream.nullInputStream(), -1);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0, 100, 900",
    "1000, 1, 0, 990",
    "1000, 12.5, 0, 875",
    "1000, 1, 64, 936",
    "100000, 1, 64, 99000",
    "10, 0, 64, -54"
  })
  void reserveIsAPartOfTheDiskAndNeverLessThanASize(
      long disk, double percent, long least, long room) {
    assertEquals(room, new Reserve(percent, least).room(new EmptyDisk(disk)));
  }

  /** A disk of which nothing is used. */
  private static final class EmptyDisk extends File {

    private static final long serialVersionUID = 1L;

    private final long size;

    EmptyDisk(long size) {
      super("disk");
      this.size = size;
    }

    @Override
    public long getTotalSpace() {
      return size;
    }

    @Override
    public long getUsableSpace() {
      return size;
    }
  }

  @Test
  void nothingAtAllCanBeStored() throws IOException {
    store.put(KEY, InputStream.nullInputStream(), 0);
    assertEquals(0, read(KEY, 0, 0).length);
  }

  @Test
  void partIsRead() throws IOException {
    put(KEY);
    assertEquals("bytes", new String(read(KEY, 4, 5), UTF_8));
    assertEquals(0, read(KEY, BYTES.length, 0).length);
  }

  @Test
  void partThatIsNotAllThereFails() throws IOException {
    put(KEY);
    assertThrows(IOException.class, () -> read(KEY, 4, BYTES.length));
  }

  @Test
  void skippingStaysWithinThePart() throws IOException {
    put(KEY);
    try (InputStream part = store.open(KEY, 4, 5)) {
      assertEquals(2, part.skip(2));
      assertEquals('t', part.read());
      assertEquals(2, part.skip(100));
      assertEquals(-1, part.read());
    }
  }

  @Test
  void filesAreSpreadOverDirectories() throws IOException {
    put(KEY);
    assertTrue(Files.isRegularFile(directory.resolve("ab/cd/abcdef/1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "a/../../x", "/../x", "a//b", "a/", "", ".x/y", "a/.y", "a\\b", "a b"})
  void keyThatIsNoneIsRefused(String key) {
    assertReason(Reason.FORBIDDEN, () -> put(key));
    assertReason(Reason.FORBIDDEN, () -> read(key, 0, 1));
    assertReason(
        Reason.FORBIDDEN,
        () -> {
          store.delete(key);
          return 0;
        });
  }

  @Test
  void deletedBytesAreMissing() throws IOException {
    put(KEY);
    store.delete(KEY);
    assertReason(Reason.MISSING, () -> read(KEY, 0, 1));
    assertFalse(Files.exists(directory.resolve("ab")));
  }

  @Test
  void deleteOfNothingIsSuccess() throws IOException {
    put(KEY);
    store.delete("abcdef/2");
    store.delete("zzzzzz/2");
    assertArrayEquals(BYTES, read(KEY, 0, BYTES.length));
  }

  @Test
  void readerKeepsReadingAfterTheDelete() throws IOException {
    put(KEY);
    try (InputStream part = store.open(KEY, 0, BYTES.length)) {
      store.delete(KEY);
      assertArrayEquals(BYTES, part.readAllBytes());
    }
  }

  @Test
  void bytesAreNotThereBeforeTheyAreWhole() throws IOException {
    InputStream broken =
        parts(
            List.of(
                () -> 10,
                () -> {
                  assertReason(Reason.MISSING, () -> read(KEY, 0, 1));
                  throw new FileSystemException("of the client");
                }));
    IOException thrown = assertThrows(IOException.class, () -> store.put(KEY, broken, -1));
    assertEquals("of the client", thrown.getMessage());
    assertEquals(Set.of(KEY), keys());
    store.delete(KEY);
    assertEquals(Set.of(), keys());
  }

  @Test
  void writerThatWasDeletedPublishesNothing() {
    InputStream deleting =
        parts(
            List.of(
                () -> {
                  store.delete(KEY);
                  return 10;
                },
                () -> -1));
    assertReason(Reason.MISSING, () -> store.put(KEY, deleting, -1));
    assertEquals(Set.of(), keys());
  }

  @Test
  void listTellsWhatIsThere() throws IOException {
    put(KEY);
    put("abcdxx/2");
    put("a/1");
    Files.createDirectories(directory.resolve("lost+found"));
    Files.createFile(directory.resolve("note"));
    Files.createFile(directory.resolve("ab/cd/foreign"));
    try (Stream<StoredObject> objects = store.list()) {
      List<StoredObject> found = objects.toList();
      assertEquals(
          Set.of(KEY, "abcdxx/2", "a/1"),
          found.stream().map(StoredObject::key).collect(Collectors.toSet()));
      assertEquals(BYTES.length, found.get(0).size());
      assertEquals(
          Files.getLastModifiedTime(directory.resolve("a_/__/a/1")).toInstant(),
          found.stream()
              .filter(one -> one.key().equals("a/1"))
              .findFirst()
              .orElseThrow()
              .modifiedAt());
    }
  }

  @Test
  void diskThatHasGoneIsNotTakenForAnEmptyOne() throws IOException {
    put(KEY);
    Files.move(directory, parent.resolve("unmounted"));
    assertFalse(store.isAnswering());
    assertReason(Reason.UNAVAILABLE, () -> read(KEY, 0, 1));
    assertReason(Reason.UNAVAILABLE, () -> put("abcdef/2"));
    assertReason(Reason.UNAVAILABLE, () -> store.list().count());
    assertReason(
        Reason.UNAVAILABLE,
        () -> {
          store.delete(KEY);
          return 0;
        });
    Files.move(parent.resolve("unmounted"), directory);
    assertArrayEquals(BYTES, read(KEY, 0, BYTES.length));
  }

  @Test
  void moreThanThereIsRoomForIsRefusedBeforeItIsRead() throws IOException {
    put(KEY);
    assertReason(Reason.FULL, () -> store.put("abcdef/2", unread(), Long.MAX_VALUE));
  }

  private static InputStream unread() {
    return parts(
        List.of(
            () -> {
              throw new AssertionError("It was read.");
            }));
  }

  /** A stream of which each read is one of these. */
  private static InputStream parts(List<Callable<Integer>> parts) {
    Iterator<Callable<Integer>> next = parts.iterator();
    return new InputStream() {
      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          return next.next().call();
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    };
  }

  @Test
  void diskBeginsBeforeTheLastByte() throws IOException {
    Path path = parent.resolve("partial");
    byte[] mebibyte = new byte[1 << 20];
    List<Long> sizes = new ArrayList<>();
    Executor syncThreads =
        work -> {
          sizes.add(path.toFile().length());
          work.run();
        };
    try (PartialFile file = PartialFile.create(path, syncThreads)) {
      for (int n = 0; n < 40; n++) {
        file.write(mebibyte, mebibyte.length);
      }
    }
    assertEquals(List.of(16L << 20, 32L << 20), sizes);
  }

  @Test
  void slowDiskIsNotAskedAgainBeforeItHasAnswered() throws IOException {
    byte[] mebibyte = new byte[1 << 20];
    List<Runnable> asked = new ArrayList<>();
    try (PartialFile file = PartialFile.create(parent.resolve("partial"), asked::add)) {
      for (int n = 0; n < 40; n++) {
        file.write(mebibyte, mebibyte.length);
      }
      // because the file is not closed while the disk is asked
      asked.forEach(Runnable::run);
    }
    assertEquals(1, asked.size());
  }

  @Test
  void fullDiskIsToldFromABrokenOne() throws IOException {
    Path full = Path.of("/dev/full");
    try (PartialFile file =
        new PartialFile(full, FileChannel.open(full, StandardOpenOption.WRITE), Runnable::run)) {
      assertReason(
          Reason.FULL,
          () -> {
            file.write(BYTES, BYTES.length);
            return 0;
          });
    }
  }

  @Test
  void failuresAreTold() {
    assertEquals(Reason.BROKEN, reason(new DirectoryNotEmptyException("x")));
    assertEquals(Reason.BROKEN, reason(new FileSystemException("x", null, "Is a directory")));
    assertEquals(Reason.FORBIDDEN, reason(new AccessDeniedException("x")));
    assertEquals(
        Reason.FORBIDDEN, reason(new FileSystemException("x", null, "Read-only file system")));
    assertEquals(Reason.FULL, reason(new IOException("Disk quota exceeded")));
    assertEquals(
        Reason.FULL, reason(new FileSystemException("x", null, "No space left on device")));
    assertEquals(Reason.UNAVAILABLE, reason(new IOException("Input/output error")));
  }

  private Reason reason(IOException failure) {
    return FileFailure.of(failure, parent).reason();
  }

  @Test
  void writersAndDeletersDoNotMeetInTheirDirectories() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        running.add(threads.submit(this::putAndDelete));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(Set.of(), keys());
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private Void putAndDelete() throws IOException {
    for (int round = 0; round < 60; round++) {
      String key = "abcd/" + UUID.randomUUID();
      put(key);
      assertArrayEquals(BYTES, read(key, 0, BYTES.length));
      keys();
      store.delete(key);
    }
    return null;
  }

  @Test
  void listHoldsLittleAtOnce() throws IOException {
    for (int i : IntStream.range(0, 50).toArray()) {
      put("%04d/1".formatted(i * 7));
    }
    try (Stream<StoredObject> objects = store.list()) {
      assertEquals(3, objects.limit(3).count());
    }
    assertEquals(50, keys().size());
  }

  private long put(String key) throws IOException {
    return store.put(key, new ByteArrayInputStream(BYTES), BYTES.length);
  }

  private byte[] read(String key, long offset, long length) throws IOException {
    try (InputStream part = store.open(key, offset, length)) {
      return part.readAllBytes();
    }
  }

  private Set<String> keys() {
    try (Stream<StoredObject> objects = store.list()) {
      return objects.map(StoredObject::key).collect(Collectors.toSet());
    }
  }

  private static void assertReason(Reason reason, Callable<?> action) {
    assertSame(reason, assertThrows(StoreException.class, action::call).reason());
  }
}
