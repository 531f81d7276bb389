-- Whom an image is shared with. The date of the image's creation, which never changes, lies here too, so that a
-- project's list of what is shared with it reads the head of an index.
CREATE TABLE image_members (
  image_id         VARCHAR(36) ${code_point_order} NOT NULL,
  member_id        VARCHAR(510) NOT NULL,
  status           VARCHAR(16) NOT NULL,
  image_created_at BIGINT NOT NULL,
  created_at       BIGINT NOT NULL,
  updated_at       BIGINT NOT NULL,
  CONSTRAINT image_members_pk PRIMARY KEY (image_id, member_id)
);

-- By what the project said, and whatever it said.
CREATE INDEX image_members_by_answer ON image_members (member_id, status, image_created_at DESC, image_id DESC);
CREATE INDEX image_members_by_member ON image_members (member_id, image_created_at DESC, image_id DESC);

-- The project that was given or lost access, or that took or refused it.
ALTER TABLE audit_entries ADD COLUMN member_id VARCHAR(510);
