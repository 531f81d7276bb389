package org.cloudimages.data.upload;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.audit.Actor;
import org.cloudimages.blob.Blob;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;

/** The transactions of an upload without a database: what they answer is set, and noted. */
final class StubClaims extends UploadClaims {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** What was asked, in order. */
  final List<String> calls = new ArrayList<>();

  /** What the transactions answer that are to come: a value, or what they throw. */
  final Deque<Object> answers = new ArrayDeque<>();

  StubClaims() {
    super(null, null, null, null, null, null);
  }

  /** An upload that may bring as much as any. */
  static Upload upload() {
    return upload(0, false);
  }

  static Upload upload(long noted, boolean bounded) {
    return new Upload(
        Destination.IMAGE,
        new Image("an-image", "a-project", NOW),
        new Blob("an-image", "a-store", noted, NOW, NOW),
        bounded,
        new Actor(null, "a-request"));
  }

  private Object answer(String call) {
    calls.add(call);
    Object answer = answers.remove();
    if (answer instanceof RuntimeException thrown) {
      throw thrown;
    }
    if (answer instanceof Error thrown) {
      throw thrown;
    }
    return answer;
  }

  @Override
  boolean renew(Upload upload) {
    return (boolean) answer("renew");
  }

  @Override
  OptionalLong extend(Upload upload, long noted, long needed) {
    return (OptionalLong) answer("extend " + noted + " to " + needed);
  }

  @Override
  boolean finish(Upload upload, long noted, long size, Optional<ImageData> data) {
    return (boolean) answer("finish " + size + " of " + noted);
  }

  @Override
  void abandon(Upload upload) {
    answer("abandon");
  }

  @Override
  ImagesException full(Upload upload) {
    return ImagesException.overLimit("full");
  }

  @Override
  ImagesException loss(Upload upload) {
    return ImagesException.gone("lost");
  }
}
