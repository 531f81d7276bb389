/** Who did what, and when: a row that is written in the transaction that it tells of. */
package org.cloudimages.audit;
