/**
 * Who did what, and when: a row that is written in the transaction that it tells of. What happens
 * to users and tokens, which are not in the database, has a transaction of its own.
 */
package org.cloudimages.audit;
