/** Stores that speak S3, through the SDK of the protocol's inventor. */
package org.cloudimages.store.s3;
