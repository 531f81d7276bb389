package org.cloudimages.openapi;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One request of a story, whatever it meets.
 *
 * @param image which of those that there are then, from 0
 * @param choice what else is to be chosen, from 0
 */
record Step(Action action, Person user, int image, int choice) {

  private static final int MOST = 15;

  /** The first of them asks most. */
  private static final List<Person> PERSONS =
      List.of(
          Person.MEMBER,
          Person.MEMBER,
          Person.MEMBER,
          Person.STRANGER,
          Person.STRANGER,
          Person.COLLEAGUE,
          Person.READER,
          Person.SOLO);

  /** What is asked for. */
  enum Action {
    CREATE,
    SHOW,
    DELETE,
    RENAME,
    CREATE_WITH_KEY,
    SHOW_UNLESS_KNOWN,
    PROTECT,
    PUBLISH,
    SHARE,
    ANSWER,
    UNSHARE,
    SHOW_MEMBER,
    LIST_MEMBERS,
    TAG,
    UNTAG,
    UPLOAD,
    STAGE,
    DOWNLOAD,
    DEACTIVATE,
    REACTIVATE,
    SHOW_BINNED,
    RESTORE,
    PURGE,
    PREVIEW,
    LIST
  }

  /** Who asks, of which project. */
  enum Person {
    MEMBER("member", "demo"),
    COLLEAGUE("colleague", "demo"),
    STRANGER("stranger", "other"),
    READER("reader", "demo"),
    SOLO("solo", "solo");

    private final String user;
    private final String project;

    Person(String user, String project) {
      this.user = user;
      this.project = project;
    }

    String user() {
      return user;
    }

    String project() {
      return project;
    }

    boolean isReader() {
      return this == READER;
    }
  }

  /** Begins with images, because all else is about them. */
  static List<Step> story(Draw draw) {
    return Stream.concat(
            steps(draw, 1 + draw.below(3), List.of(Action.CREATE, Action.CREATE_WITH_KEY)),
            steps(draw, draw.below(MOST), List.of(Action.values())))
        .toList();
  }

  private static Stream<Step> steps(Draw draw, int count, List<Action> actions) {
    return IntStream.range(0, count)
        .mapToObj(n -> new Step(draw.of(actions), draw.of(PERSONS), draw.below(3), draw.below(12)));
  }

  /** One of a few. */
  String of(String... choices) {
    return choices[choice % choices.length];
  }
}
