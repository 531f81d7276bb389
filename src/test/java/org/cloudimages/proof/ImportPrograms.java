package org.cloudimages.proof;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What clients do with data that no upload brings: imports into several stores, copies, and places
 * where others have laid data down.
 *
 * @param stores those that imports go to
 */
record ImportPrograms(SlowWeb web, List<String> stores) {

  /** Bytes of an import, which a slow server sends in less than a second. */
  private static final int MOST = 1 << 20;

  /** All of these together with others. */
  List<Program> and(List<Program> others) {
    return Stream.concat(
            others.stream(),
            Stream.of(
                stageAndImport(),
                stageAndImport(),
                importStaged(),
                fetch(),
                fetch(),
                adoptAndCopy(),
                adoptAndCopy(),
                copy(),
                locate(),
                leave(),
                Program.onAny(
                    (client, images, random, image) -> client.imports().deactivate(image)),
                Program.onAny(
                    (client, images, random, image) -> client.imports().reactivate(image)),
                Program.onAny((client, images, random, image) -> client.imports().tasks(image))))
        .toList();
  }

  /** Gives images data that others have laid down in one of our stores. */
  static Program locate(LaidDown there) {
    return Program.onNew(
        (client, images, random, image) ->
            client.imports().locate(image, there.payload(), there.url()));
  }

  private Program stageAndImport() {
    return Program.onNew(
        (client, images, random, image) -> {
          client.stage(image, payload(random), random.nextBoolean());
          client.imports().importStaged(image, targets(random));
        });
  }

  /** Tries again, perhaps, what an import that failed has left. */
  private Program importStaged() {
    return Program.onAny(
        (client, images, random, image) -> client.imports().importStaged(image, targets(random)));
  }

  private Program fetch() {
    return Program.onNew(
        (client, images, random, image) -> {
          Payload payload = payload(random);
          client.imports().fetch(image, payload, web.url(payload), targets(random));
        });
  }

  /** Copies what comes as slowly as the web server sends it. */
  private Program adoptAndCopy() {
    return Program.onNew(
        (client, images, random, image) -> {
          Payload payload = payload(random);
          client.imports().adopt(image, payload, web.url(payload));
          client.imports().copy(image, targets(random));
        });
  }

  private Program copy() {
    return Program.onAny(
        (client, images, random, image) -> client.imports().copy(image, targets(random)));
  }

  private Program locate() {
    return Program.onNew(
        (client, images, random, image) -> {
          Payload payload = payload(random);
          client.imports().locate(image, payload, web.url(payload));
        });
  }

  private Program leave() {
    return Program.onAny(
        (client, images, random, image) ->
            client.imports().leave(image, stores.get(random.nextInt(stores.size()))));
  }

  private Targets targets(SplittableRandom random) {
    int first = random.nextInt(stores.size());
    int end = first + 1 + random.nextInt(stores.size() - first);
    return new Targets(stores.subList(first, end), random.nextBoolean());
  }

  private static Payload payload(SplittableRandom random) {
    return new Payload(random.nextLong(), 1 + random.nextInt(MOST));
  }
}
