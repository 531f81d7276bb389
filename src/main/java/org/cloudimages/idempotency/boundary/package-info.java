/** The header that brings a key, and answers as they are kept and given again. */
package org.cloudimages.idempotency.boundary;
