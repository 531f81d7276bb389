/** The row of a key, and the answer in it. */
package org.cloudimages.idempotency.entity;
