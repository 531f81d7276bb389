-- What the recycle bin keeps had the state of what is doomed, and a quota could not tell the two.
UPDATE blobs SET state = 'RECYCLED' WHERE state = 'DOOMED' AND attempts = 0 AND due_at =
  (SELECT retained_until FROM images WHERE images.id = blobs.image_id AND images.recycled_at IS NOT NULL);
