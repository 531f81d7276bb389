package org.cloudimages.identity.local;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The file with the users and the key that signs their tokens; only its owner may read it. */
record UserFile(Path path) {

  private static final Logger LOG = System.getLogger(UserFile.class.getName());

  /**
   * Reads the file, or returns empty when there is none.
   *
   * @throws IllegalArgumentException when it holds something else than users
   */
  Optional<Accounts> read() {
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
          new Accounts(Base64.getDecoder().decode(json.getString("signingKey")), users));
    } catch (IOException e) {
      throw new UncheckedIOException("The local users cannot be read from " + path, e);
    } catch (JsonException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("images.local.users: no users are in " + path, e);
    }
  }

  /** Tells the log when others than the owner may read the file, or change it. */
  void warnOfReaders() {
    if (PrivateFile.isOpenToOthers(path)) {
      LOG.log(
          Level.WARNING,
          "images.local.users: others than its owner may read or change {0}; whoever can makes"
              + " himself tokens of every user; chmod 600 ends that",
          path);
    }
  }

  void write(Accounts accounts) {
    JsonArrayBuilder users = Json.createArrayBuilder();
    accounts.users().forEach(user -> users.add(user.json()));
    PrivateFile.write(
        path,
        Json.createObjectBuilder()
            .add("signingKey", Base64.getEncoder().encodeToString(accounts.signingKey()))
            .add("users", users)
            .build()
            .toString());
  }
}
