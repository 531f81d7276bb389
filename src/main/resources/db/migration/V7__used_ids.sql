-- Ids of images whose rows were purged. They are never used again.
CREATE TABLE used_ids (
  id        VARCHAR(36) ${code_point_order} NOT NULL,
  purged_at BIGINT NOT NULL,
  CONSTRAINT used_ids_pk PRIMARY KEY (id)
);
