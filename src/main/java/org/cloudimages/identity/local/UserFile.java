package org.cloudimages.identity.local;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The file with the users and the key that signs their tokens; only its owner may read it. */
record UserFile(Path path) {

  /** What the file holds. */
  @SuppressWarnings("ArrayRecordComponent") // because nobody compares two of them
  record Content(byte[] signingKey, List<LocalUser> users, Map<String, LocalUser> byId) {

    static Content of(byte[] signingKey, List<LocalUser> users) {
      return new Content(
          signingKey,
          List.copyOf(users),
          users.stream().collect(Collectors.toUnmodifiableMap(LocalUser::id, Function.identity())));
    }

    Optional<LocalUser> user(String id) {
      return Optional.ofNullable(byId.get(id));
    }
  }

  /** Reads the file, or returns empty when there is none. */
  Optional<Content> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (JsonReader reader = Json.createReader(Files.newInputStream(path))) {
      JsonObject json = reader.readObject();
      List<LocalUser> users =
          json.getJsonArray("users").getValuesAs(JsonObject.class).stream()
              .map(LocalUser::of)
              .toList();
      return Optional.of(
          Content.of(Base64.getDecoder().decode(json.getString("signingKey")), users));
    } catch (IOException e) {
      throw new UncheckedIOException("The local users cannot be read from " + path, e);
    }
  }

  void write(Content content) {
    JsonArrayBuilder users = Json.createArrayBuilder();
    content.users().forEach(user -> users.add(user.json()));
    writePrivately(
        path,
        Json.createObjectBuilder()
            .add("signingKey", Base64.getEncoder().encodeToString(content.signingKey()))
            .add("users", users)
            .build());
  }

  /** Writes a file that only its owner may read (mode 600), all of it or nothing. */
  static void writePrivately(Path file, JsonStructure json) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, json.toString());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
