-- Work that goes on after its request was answered: what is to be done, for whom, who does it, and how it ended.
-- A task that has not ended expires in the year 9999, so that no condition and no order meets a null.
CREATE TABLE tasks (
  id            VARCHAR(36) ${code_point_order} NOT NULL,
  type          VARCHAR(32) ${code_point_order} NOT NULL,
  style         VARCHAR(16) ${code_point_order} NOT NULL,
  status        VARCHAR(16) ${code_point_order} NOT NULL,
  owner         VARCHAR(510) ${code_point_order} NOT NULL,
  user_id       VARCHAR(510) NOT NULL,
  roles         ${text} NOT NULL,
  service_roles ${text} NOT NULL,
  request_id    VARCHAR(68) NOT NULL,
  image_id      VARCHAR(36) ${code_point_order},
  task_input    ${text} NOT NULL,
  result        ${text},
  message       VARCHAR(2000) NOT NULL,
  node_bound    BOOLEAN NOT NULL,
  due_at        BIGINT NOT NULL,
  created_at    BIGINT NOT NULL,
  updated_at    BIGINT NOT NULL,
  expires_at    BIGINT NOT NULL,
  CONSTRAINT tasks_pk PRIMARY KEY (id)
);

CREATE INDEX tasks_by_age ON tasks (created_at DESC, id DESC);
CREATE INDEX tasks_by_owner ON tasks (owner, created_at DESC, id DESC);
CREATE INDEX tasks_by_image ON tasks (image_id, created_at DESC, id DESC);
CREATE INDEX tasks_by_status ON tasks (status, created_at, id);
CREATE INDEX tasks_by_owner_and_end ON tasks (owner, expires_at);
CREATE INDEX tasks_by_end ON tasks (expires_at);

-- What is done to a task, which may be one of an image.
ALTER TABLE audit_entries ADD COLUMN task_id VARCHAR(36);
