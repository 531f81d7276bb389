-- Ids are kept in small letters from now on, and each belongs to one image whatever its letters. So the ids of images
-- that have capitals are used up in small letters too.
INSERT INTO used_ids (id, purged_at)
  SELECT DISTINCT LOWER(used.id), 0 FROM used_ids used
  WHERE used.id <> LOWER(used.id)
    AND NOT EXISTS (SELECT 1 FROM used_ids other WHERE other.id = LOWER(used.id))
    AND NOT EXISTS (SELECT 1 FROM images other WHERE other.id = LOWER(used.id));

INSERT INTO used_ids (id, purged_at)
  SELECT DISTINCT LOWER(image.id), 0 FROM images image
  WHERE image.id <> LOWER(image.id)
    AND NOT EXISTS (SELECT 1 FROM used_ids other WHERE other.id = LOWER(image.id))
    AND NOT EXISTS (SELECT 1 FROM images other WHERE other.id = LOWER(image.id));

-- No project has such an id, and where a database ignores blanks at the ends of texts another one would pass for it.
DELETE FROM image_members WHERE member_id IN ('.', '..') OR LENGTH(member_id) <> LENGTH(TRIM(member_id));
