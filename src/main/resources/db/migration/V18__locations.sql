-- A location may name bytes that this service did not store: it reads them and never removes them. What the one who
-- registered it says of it is a JSON object of up to 1,024 characters. An image's locations have an order.
ALTER TABLE blobs ADD COLUMN ours BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE blobs ADD COLUMN metadata VARCHAR(2048);
ALTER TABLE blobs ADD COLUMN place INTEGER DEFAULT 0 NOT NULL;

-- The stores of an image, one for each of up to 100 locations, so that a store may be there more than once.
ALTER TABLE images ALTER COLUMN stores SET DATA TYPE VARCHAR(8192);
