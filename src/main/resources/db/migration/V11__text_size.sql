-- The bytes that tags and properties have at most, by which a list knows what fits on a page before it reads them.
-- Made by the database, so that it holds whoever writes.
ALTER TABLE images ADD COLUMN text_size INTEGER GENERATED ALWAYS AS (${text_size}) ${stored};
