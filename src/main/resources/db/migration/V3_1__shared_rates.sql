-- Token buckets that several nodes share (PostgreSQL). They are worth nothing after a crash, so PostgreSQL need not log them.

CREATE ${unlogged} TABLE rate_buckets (
  id         VARCHAR(300) ${code_point_order} NOT NULL,
  state      ${bytes},
  expires_at BIGINT,
  CONSTRAINT rate_buckets_pk PRIMARY KEY (id)
);

CREATE INDEX rate_buckets_by_expiry ON rate_buckets (expires_at);
