package org.cloudimages.store.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.store.StoredObject;

/**
 * What lies below the directory, while others write and delete. It holds the entries of a few
 * directories at a time, and leaves out what is not ours.
 */
record FileListing(Path directory, KeyPaths paths) {

  Stream<StoredObject> objects() {
    return children(directory).stream().filter(KeyPaths::isOurs).flatMap(this::below);
  }

  private Stream<StoredObject> below(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        ? children(path).stream().flatMap(this::below)
        : paths.keyOf(path).flatMap(key -> object(key, path)).stream();
  }

  private List<Path> children(Path parent) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      entries.forEach(children::add);
      return children;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw FileFailure.of(e.getCause(), directory);
    } catch (IOException e) {
      throw FileFailure.of(e, directory);
    }
  }

  private Optional<StoredObject> object(String key, Path path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new StoredObject(key, attributes.size(), attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFailure.of(e, directory);
    }
  }
}
