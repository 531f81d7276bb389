-- One row that each node changes from time to time to find out whether the database can be written. It means nothing.
CREATE TABLE write_probe (
  probes BIGINT NOT NULL
);

INSERT INTO write_probe (probes) VALUES (0);
