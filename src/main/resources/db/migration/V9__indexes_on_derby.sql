-- For Derby alone, which knows no partial indexes: this one held every image there, and Derby took it for the list of a
-- project's images, whose deleted ones it then read all. images_recycled finds what is in the bin.
${on_derby}DROP INDEX images_recycled_by_owner;

-- Derby prefers this index to the others for each list, which then reads every living image down to the end of the page.
-- With what most conditions ask for in it, it reads the rows of those on the page only.
${on_derby}DROP INDEX images_by_age;
${on_derby}CREATE INDEX images_by_age ON images (deleted, created_at DESC, id DESC, visibility, owner);
