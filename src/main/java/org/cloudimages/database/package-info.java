/**
 * The way to the database: one datasource of the server, whatever database is behind it. The schema
 * and the persistence unit come up on first use and not at deployment, so that a database that is
 * down then delays the service and does not prevent it.
 *
 * <p>A statement stands where it is run, beside its parameters. EclipseLink keeps the last 200
 * texts that it has parsed, so a text is made of constants and never of a value. Why it has the
 * shape that it has:
 *
 * <ul>
 *   <li>Derby ignores blanks at the ends of texts that it compares. Where rights hang on a text,
 *       the statement compares it once more with a full stop behind it ({@code CONCAT(i.owner,
 *       '.')}), or Java compares what was read; see ADR 023.
 *   <li>Derby must be told the type of a parameter inside of {@code CASE}, which the query language
 *       cannot, and beside arithmetic EclipseLink binds none for it. Such statements are SQL.
 *   <li>Derby locks no row of a join. What a join finds is locked by a second statement.
 *   <li>A sum of Derby's misses a row that moves in its index meanwhile. Who sums up holds a row
 *       that keeps others from moving any.
 *   <li>An index is taken for a condition on its first column, and one of the recycle bin alone for
 *       a condition that only what is in the bin fulfils. So there are conditions that always hold
 *       ({@code recycledAt >= :ever}), and a page begins with one that bounds what the index reads
 *       before the one that is exact ({@code a <= :x AND (a < :x OR …)}).
 * </ul>
 *
 * <p>A list as a parameter ({@code IN :states}) has EclipseLink make the SQL anew each time, on
 * either database; what every show does has none.
 */
package org.cloudimages.database;
