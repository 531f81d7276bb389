-- The recycle bin: an image that was deleted, but is kept for a while. Only such a one has values in these columns; the
-- indexes hold no other image where the database knows partial indexes.
ALTER TABLE images ADD COLUMN former_status VARCHAR(16);
ALTER TABLE images ADD COLUMN recycled_at BIGINT;
ALTER TABLE images ADD COLUMN retained_until BIGINT;

CREATE INDEX images_recycled ON images (recycled_at DESC, id DESC) ${where_recycled};
CREATE INDEX images_recycled_by_owner ON images (owner, recycled_at DESC, id DESC) ${where_recycled};
CREATE INDEX images_by_retention ON images (retained_until) ${where_recycled};

-- When somebody lifted the protection of an image that is not protected; it may take a while until it can be deleted.
ALTER TABLE images ADD COLUMN unprotected_at BIGINT;
