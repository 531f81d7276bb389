/** How long what was written down is kept, where that is bounded. */
package org.cloudimages.audit.retention;
