-- What happens to users and their tokens concerns no image, and says where it came from.
ALTER TABLE audit_entries ALTER COLUMN image_id DROP NOT NULL;
ALTER TABLE audit_entries ADD COLUMN source VARCHAR(64);
