-- Derby knows no partial indexes: this one held every image there, and Derby took it for the list of a project's images,
-- whose deleted ones it then read all. images_recycled finds what is in the bin; there is one line for Derby alone.
${on_derby}DROP INDEX images_recycled_by_owner;
