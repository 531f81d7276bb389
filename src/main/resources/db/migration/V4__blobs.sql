-- The bytes of an image in a store: the row is there before the first byte and until after the last, so that no store
-- ever holds what no row knows. It takes the place of reclaim_entries, which knew of images and not of bytes.
CREATE TABLE blobs (
  id         VARCHAR(36) ${code_point_order} NOT NULL,
  image_id   VARCHAR(36) ${code_point_order} NOT NULL,
  store      VARCHAR(64) ${code_point_order} NOT NULL,
  blob_key   VARCHAR(2048) ${code_point_order} NOT NULL,
  state      VARCHAR(16) ${code_point_order} NOT NULL,
  size       BIGINT NOT NULL,
  due_at     BIGINT,
  attempts   INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT blobs_pk PRIMARY KEY (id)
);

CREATE INDEX blobs_by_image ON blobs (image_id);
CREATE INDEX blobs_by_due ON blobs (state, store, due_at);

DROP TABLE reclaim_entries;

-- The blob that is being written while the image is saving or uploading, and the ids of the stores that hold the data.
ALTER TABLE images ADD COLUMN upload_id VARCHAR(36);
ALTER TABLE images ADD COLUMN stores VARCHAR(510);
