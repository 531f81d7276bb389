-- How it ended: what was written before was done, but for logins that failed.
ALTER TABLE audit_entries ADD COLUMN outcome VARCHAR(16) DEFAULT 'success' NOT NULL;
ALTER TABLE audit_entries ADD COLUMN fault VARCHAR(64);
UPDATE audit_entries SET outcome = 'refused', fault = 'unauthorized' WHERE action = 'user.login.failed';

-- The orders in which it is read, newest first.
CREATE INDEX audit_entries_by_age ON audit_entries (occurred_at DESC, id DESC);
CREATE INDEX audit_entries_by_image ON audit_entries (image_id, occurred_at DESC, id DESC);
CREATE INDEX audit_entries_by_project ON audit_entries (project_id, occurred_at DESC, id DESC);
