/**
 * Parts of what goes to an S3 and comes from it, several at once where there is memory for them.
 */
package org.cloudimages.store.s3.part;
