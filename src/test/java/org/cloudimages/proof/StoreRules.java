package org.cloudimages.proof;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.proof.ServiceState.BlobRow;
import org.cloudimages.proof.ServiceState.ImageRow;

/**
 * What must lie in the stores, byte by byte, and nothing else.
 *
 * @param laidDown what others have put there, by its name
 */
record StoreRules(
    ServiceState state, Map<String, ImageHistory> histories, Map<String, LaidDown> laidDown) {

  Stream<String> contradictions() {
    Map<String, BlobRow> ours =
        state.blobs().stream()
            .filter(blob -> blob.isLive() && blob.ours())
            .collect(Collectors.toMap(BlobRow::id, blob -> blob));
    Stream<String> unknown =
        state.objects().entrySet().stream()
            .filter(each -> !ours.containsKey(each.getKey()))
            .filter(each -> !laidDown.containsKey(each.getKey()))
            .map(each -> "an object that no row knows: " + each);
    return Stream.of(unknown, ours.values().stream().flatMap(this::wrong), moved())
        .flatMap(all -> all);
  }

  private Stream<String> wrong(BlobRow blob) {
    Lying there = state.objects().getOrDefault(blob.id(), new Lying(-1, ""));
    if (there.size() != blob.size()) {
      return Stream.of("a live blob of " + blob.size() + " bytes with " + there + ": " + blob);
    }
    return isRight(blob, there.digest())
        ? Stream.empty()
        : Stream.of("a live blob with other bytes, " + there + ": " + blob);
  }

  private boolean isRight(BlobRow blob, String digest) {
    ImageRow row = state.images().get(blob.image());
    if (blob.isStaged() || row.digest().isEmpty()) {
      ImageHistory history = histories.get(blob.image());
      return history != null && history.data().mayLie().contains(digest);
    }
    return digest.equals(row.digest());
  }

  private Stream<String> moved() {
    return laidDown.values().stream()
        .filter(
            data -> {
              Lying there = state.objects().get(data.name());
              return there == null || !there.digest().equals(data.payload().digest());
            })
        .map(data -> "what others had laid down is not there: " + data);
  }
}
