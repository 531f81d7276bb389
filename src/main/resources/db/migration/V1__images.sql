-- One script for all databases; ${text} and ${code_point_order} are the only words in which they differ.
-- Text of 255 characters has up to 510 for Derby, which counts UTF-16.
-- Instants are microseconds since 1970 in UTC: a TIMESTAMP would pass through the JVM's time zone.

CREATE TABLE images (
  id               VARCHAR(36) ${code_point_order} NOT NULL,
  name             VARCHAR(510) ${code_point_order},
  status           VARCHAR(16) ${code_point_order} NOT NULL,
  visibility       VARCHAR(16) NOT NULL,
  owner            VARCHAR(510),
  protected        BOOLEAN NOT NULL,
  os_hidden        BOOLEAN NOT NULL,
  disk_format      VARCHAR(32) ${code_point_order},
  container_format VARCHAR(32) ${code_point_order},
  min_disk         INTEGER NOT NULL,
  min_ram          INTEGER NOT NULL,
  checksum         VARCHAR(32),
  os_hash_algo     VARCHAR(64),
  os_hash_value    VARCHAR(128),
  size             BIGINT,
  virtual_size     BIGINT,
  created_at       BIGINT NOT NULL,
  updated_at       BIGINT NOT NULL,
  deleted          BOOLEAN NOT NULL,
  deleted_at       BIGINT,
  tags             ${text} NOT NULL,
  properties       ${text} NOT NULL,
  CONSTRAINT images_pk PRIMARY KEY (id)
);

-- Page 1 of a list reads the head of one of these, whatever the number of images and tombstones.
CREATE INDEX images_by_age ON images (deleted, created_at DESC, id DESC);
CREATE INDEX images_by_owner ON images (owner, deleted, created_at DESC, id DESC);
CREATE INDEX images_by_visibility ON images (visibility, deleted, created_at DESC, id DESC);
CREATE INDEX images_by_name ON images (name);

-- What an image can be found by: a digest of each tag and of each custom property with its value.
CREATE TABLE image_terms (
  image_id VARCHAR(36) ${code_point_order} NOT NULL,
  term     CHAR(43) ${code_point_order} NOT NULL,
  CONSTRAINT image_terms_pk PRIMARY KEY (image_id, term)
);

CREATE INDEX image_terms_by_term ON image_terms (term, image_id);

-- What the database has let go and the stores still have to: written by the transaction that deletes.
CREATE TABLE reclaim_entries (
  id         VARCHAR(36) ${code_point_order} NOT NULL,
  image_id   VARCHAR(36) ${code_point_order} NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT reclaim_entries_pk PRIMARY KEY (id)
);

-- Who did what, and when: written by the transaction that does it.
CREATE TABLE audit_entries (
  id          VARCHAR(36) ${code_point_order} NOT NULL,
  occurred_at BIGINT NOT NULL,
  action      VARCHAR(32) NOT NULL,
  image_id    VARCHAR(36) ${code_point_order} NOT NULL,
  project_id  VARCHAR(255),
  user_id     VARCHAR(255),
  request_id  VARCHAR(68) NOT NULL,
  CONSTRAINT audit_entries_pk PRIMARY KEY (id)
);
