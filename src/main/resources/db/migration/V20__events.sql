-- What is still to be told to others of what was done: one row for each event and destination, until that has it. The
-- order is that in which rows were added, of which those of one image are added one after the other.
CREATE TABLE events (
  place       BIGINT GENERATED ALWAYS AS IDENTITY,
  destination VARCHAR(64) ${code_point_order} NOT NULL,
  id          VARCHAR(36) NOT NULL,
  type        VARCHAR(64) NOT NULL,
  subject     VARCHAR(36) ${code_point_order} NOT NULL,
  project_id  VARCHAR(510) NOT NULL,
  request_id  VARCHAR(68) NOT NULL,
  occurred_at BIGINT NOT NULL,
  payload     ${text} NOT NULL,
  attempts    INTEGER NOT NULL,
  due_at      BIGINT NOT NULL,
  CONSTRAINT events_pk PRIMARY KEY (place)
);

-- What is to be told next, and whether anything of the same subject is to be told before.
CREATE INDEX events_by_place ON events (destination, place, due_at, subject);
CREATE INDEX events_by_subject ON events (destination, subject, place, due_at);

-- Which node tells a destination, until when others may take that node for dead, and when the destination asked for no
-- more.
CREATE TABLE event_destinations (
  id         VARCHAR(64) ${code_point_order} NOT NULL,
  holder     VARCHAR(36) NOT NULL,
  held_until BIGINT NOT NULL,
  stopped_at BIGINT,
  CONSTRAINT event_destinations_pk PRIMARY KEY (id)
);
