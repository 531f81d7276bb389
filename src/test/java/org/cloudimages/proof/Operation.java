package org.cloudimages.proof;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a client asks for, and the answers that may come whatever else happens at the time. */
enum Operation {
  CREATE(201, 409),
  UPLOAD(204, 404, 409, 410),
  /** An upload whose client breaks the connection off before its last byte. */
  BROKEN_UPLOAD(404, 409, 410),
  /** Data that are laid down for an import. */
  STAGE(204, 404, 409, 410),
  /** An import of what is staged. */
  IMPORT(202, 404, 409),
  /** An import of what a web server has. */
  FETCH(202, 404, 409),
  /** An import into one more store. */
  COPY(202, 400, 404, 409),
  /** A place of data that others laid down, which the service looks at afterwards. */
  LOCATE(202, 404, 409),
  /** Such a place in a patch, as the only one of an image. */
  ADOPT(200, 400, 404, 409),
  /** The removal of the data from one of several stores. */
  LEAVE(204, 403, 404, 409),
  DEACTIVATE(204, 403, 404),
  REACTIVATE(204, 403, 404),
  TASKS(200, 404),
  DOWNLOAD(200, 204, 403, 404),
  SHOW(200, 404),
  PATCH(200, 404),
  TAG(204, 404),
  SHARE(200, 404, 409),
  LIST(200),
  DELETE(204, 404, 409),
  RESTORE(200, 404),
  PURGE(204, 404);

  /** What gives an image data, be it later and perhaps. */
  static final Set<Operation> GIVING =
      Collections.unmodifiableSet(EnumSet.of(UPLOAD, STAGE, FETCH, LOCATE, ADOPT));

  /** What begins a task. */
  static final Set<Operation> TASKS_BEGUN =
      Collections.unmodifiableSet(EnumSet.of(IMPORT, FETCH, COPY, LOCATE));

  @SuppressWarnings("ImmutableEnumChecker") // because Set.of cannot be changed
  private final Set<Integer> answers;

  Operation(Integer... answers) {
    this.answers = Set.of(answers);
  }

  /** Whether that answer is one of ours: the service may always be too busy, and says so. */
  boolean allows(int status) {
    return status == Entry.BROKEN || status == 503 || answers.contains(status);
  }
}
