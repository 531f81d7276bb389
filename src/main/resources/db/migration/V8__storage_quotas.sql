-- Whose quota the bytes count against: the owner of the image, or nobody's. A quota sums up what is live or coming in,
-- so that nothing has to be given back.
ALTER TABLE blobs ADD COLUMN project_id VARCHAR(510) ${code_point_order};

UPDATE blobs SET project_id = (SELECT owner FROM images WHERE images.id = blobs.image_id);

CREATE INDEX blobs_by_project ON blobs (project_id, state);
