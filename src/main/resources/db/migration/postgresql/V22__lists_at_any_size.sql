-- A list of an owner's images, or of those of a visibility, that is sorted or filtered reads these alone, and no row of
-- an image that is not on the page. They have nothing that changes often, such as updated_at and text_size.
DROP INDEX images_by_owner;
DROP INDEX images_by_visibility;

-- Room for a second version of a row beside the first, so that a change which no index knows of changes no index.
-- CLUSTER makes it in what is there already, too.
ALTER TABLE images SET (fillfactor = 90);
CLUSTER images USING images_by_age;

CREATE INDEX images_by_owner ON images (owner, deleted, created_at DESC, id DESC)
  INCLUDE (os_hidden, status, visibility, name, size, disk_format, container_format);
CREATE INDEX images_by_visibility ON images (visibility, deleted, created_at DESC, id DESC)
  INCLUDE (os_hidden, status, name, size, disk_format, container_format);

-- The orders of an administrator's list, and the filter that may find few of all images.
CREATE INDEX images_in_order_of_name ON images (deleted, COALESCE(name, ''), created_at DESC, id DESC);
CREATE INDEX images_in_order_of_size ON images (deleted, COALESCE(size, -1), created_at DESC, id DESC);
CREATE INDEX images_by_status ON images (deleted, status, created_at DESC, id DESC);
