-- An import of an image: the task that has it, the stores that its data are still to come into, those that failed. Null
-- until the first import; afterwards texts without anything in them.
ALTER TABLE images ADD COLUMN import_task_id VARCHAR(36) ${code_point_order};
ALTER TABLE images ADD COLUMN importing_to_stores VARCHAR(510);
ALTER TABLE images ADD COLUMN failed_import VARCHAR(510);

-- The task that writes, or wrote, the bytes: an import that fails lets go of its own ones only.
ALTER TABLE blobs ADD COLUMN task_id VARCHAR(36) ${code_point_order};
