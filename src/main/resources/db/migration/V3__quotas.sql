-- What each project uses of what a quota bounds. A row that is not verified is not true: it is counted anew before it is used.

CREATE TABLE project_usage (
  project_id VARCHAR(510) ${code_point_order} NOT NULL,
  images     BIGINT NOT NULL,
  verified   BOOLEAN NOT NULL,
  CONSTRAINT project_usage_pk PRIMARY KEY (project_id)
);
