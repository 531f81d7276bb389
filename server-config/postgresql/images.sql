-- Makes the database of Cloud Images, with a password of your own, without which it ends at the first line:
-- psql --username=postgres --set=ON_ERROR_STOP=1 --set=password=SECRET --file=images.sql
-- The service makes its tables by itself.

CREATE ROLE images LOGIN PASSWORD :'password';
CREATE DATABASE images OWNER images;

-- A request that waits for another one's row gives up after 2 s: a 503 and not a hang.
ALTER ROLE images SET lock_timeout = '2s';

-- No statement of the service takes this long. Shorter than the driver's socketTimeout, so that it is the database that
-- ends it, and everybody knows how it ended.
ALTER ROLE images SET statement_timeout = '8s';

-- A service that died in the middle of a transaction must not keep its locks.
ALTER ROLE images SET idle_in_transaction_session_timeout = '30s';

-- One process a statement: a list takes less time than others take to start that would help with it.
ALTER ROLE images SET max_parallel_workers_per_gather = 0;
