/**
 * The proof of the promises: clients whose every request and answer is recorded, and one checker
 * that holds the record, the database and the stores against what a delete and an upload promise.
 */
package org.cloudimages.proof;
