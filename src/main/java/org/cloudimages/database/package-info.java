/**
 * The way to the database: one datasource of the server, whatever database is behind it. The schema
 * and the persistence unit come up on first use and not at deployment, so that a database that is
 * down then delays the service and does not prevent it.
 */
package org.cloudimages.database;
