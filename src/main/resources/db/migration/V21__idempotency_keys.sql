-- What a request was answered that came with a key, for who sends it again. The row is written in the transaction that
-- does what was asked for; one without an answer says that somebody is at it in several transactions, until then at most.
CREATE TABLE idempotency_keys (
  id            VARCHAR(64) ${code_point_order} NOT NULL,
  project_id    VARCHAR(510) ${code_point_order} NOT NULL,
  fingerprint   VARCHAR(64) NOT NULL,
  created_at    BIGINT NOT NULL,
  claimed_until BIGINT,
  status        INTEGER,
  headers       ${text},
  body          ${text},
  CONSTRAINT idempotency_keys_pk PRIMARY KEY (id)
);

CREATE INDEX idempotency_keys_by_project ON idempotency_keys (project_id);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
