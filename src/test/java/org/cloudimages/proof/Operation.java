package org.cloudimages.proof;

import java.util.Set;

/** What a client asks for, and the answers that may come whatever else happens at the time. */
enum Operation {
  CREATE(201, 409),
  UPLOAD(204, 404, 409, 410),
  /** An upload whose client breaks the connection off before its last byte. */
  BROKEN_UPLOAD(404, 409, 410),
  DOWNLOAD(200, 204, 404),
  SHOW(200, 404),
  PATCH(200, 404),
  TAG(204, 404),
  SHARE(200, 404, 409),
  LIST(200),
  DELETE(204, 404, 409),
  RESTORE(200, 404),
  PURGE(204, 404);

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
