package org.cloudimages.proof;

import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One small thing that a client does, again and again, to whichever image it meets. */
@FunctionalInterface
interface Program {

  void step(Client client, Population images, SplittableRandom random);

  /** Makes images until there are enough, then deletes one for each that it makes. */
  Program CREATE =
      (client, images, random) -> {
        if (images.isFull()) {
          Program.DELETE.step(client, images, random);
        }
        String image = images.next();
        if (client.create(image, images.name()) == 201) {
          images.add(image);
        }
      };

  /** Makes an image with data, which others may delete before it has them. */
  Program CREATE_WITH_DATA =
      onNew(
          (client, images, random, image) ->
              client.upload(image, Payload.random(random), random.nextBoolean()));

  Program DELETE =
      onAny(
          (client, images, random, image) -> {
            images.remove(image);
            client.delete(image);
          });

  /** Tries an id again that has been used. */
  Program CREATE_AGAIN =
      onAny((client, images, random, image) -> client.create(image, images.name()));

  Program DELETE_AND_CREATE_AGAIN =
      onAny(
          (client, images, random, image) -> {
            images.remove(image);
            client.delete(image);
            client.create(image, images.name());
          });

  Program PATCH =
      onAny(
          (client, images, random, image) ->
              client.patch(image, "min_ram", Json.createValue(random.nextInt(1000))));

  Program TAG =
      onAny((client, images, random, image) -> client.tag(image, "tag-" + random.nextInt(100)));

  Program SHARE =
      onAny((client, images, random, image) -> client.share(image, "m" + random.nextInt(100)));

  Program SHOW = onAny((client, images, random, image) -> client.show(image));

  Program LIST = (client, images, random) -> client.list(images.name());

  Program UPLOAD =
      onAny(
          (client, images, random, image) ->
              client.upload(image, Payload.random(random), random.nextBoolean()));

  Program BREAK_OFF =
      onAny(
          (client, images, random, image) -> {
            Payload payload = new Payload(random.nextLong(), 1 + random.nextInt(1 << 20));
            client.breakOff(image, payload, 1 + random.nextLong(payload.size()));
          });

  Program DOWNLOAD = onAny((client, images, random, image) -> client.download(image));

  /** Everything that is done to a record. */
  List<Program> RECORDS =
      List.of(
          CREATE,
          CREATE,
          CREATE,
          DELETE,
          DELETE_AND_CREATE_AGAIN,
          CREATE_AGAIN,
          PATCH,
          TAG,
          SHARE,
          SHOW,
          LIST);

  /** Everything that is done to images, with data and without. */
  List<Program> EVERYTHING =
      Stream.concat(
              RECORDS.stream(),
              Stream.of(
                  CREATE_WITH_DATA,
                  CREATE_WITH_DATA,
                  DELETE,
                  UPLOAD,
                  BREAK_OFF,
                  DOWNLOAD,
                  DOWNLOAD))
          .toList();

  Program DELETE_MANY =
      (client, images, random) -> {
        List<String> some =
            Stream.generate(() -> images.any(random))
                .limit(3)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (!some.isEmpty()) {
          some.forEach(images::remove);
          client.deleteAll(some);
        }
      };

  Program DELETE_AND_RESTORE =
      onAny(
          (client, images, random, image) -> {
            images.remove(image);
            client.delete(image);
            client.restore(image);
            images.add(image);
          });

  Program DELETE_AND_PURGE =
      onAny(
          (client, images, random, image) -> {
            images.remove(image);
            client.delete(image);
            client.purge(image);
          });

  /** The same with a recycle bin. */
  List<Program> WITH_RECYCLE_BIN =
      Stream.concat(
              EVERYTHING.stream(),
              Stream.of(DELETE_AND_RESTORE, DELETE_AND_RESTORE, DELETE_AND_PURGE, DELETE_MANY))
          .toList();

  /** Does it to any image that is known, where there is one. */
  static Program onAny(Step step) {
    return (client, images, random) ->
        images.any(random).ifPresent(image -> step.run(client, images, random, image));
  }

  /** Makes an image first, and does it to that; others may meet it before. */
  static Program onNew(Step step) {
    return (client, images, random) -> {
      String image = images.next();
      if (client.create(image, images.name()) == 201) {
        images.add(image);
        step.run(client, images, random, image);
      }
    };
  }

  /** A step that needs an image. */
  interface Step {
    void run(Client client, Population images, SplittableRandom random, String image);
  }
}
