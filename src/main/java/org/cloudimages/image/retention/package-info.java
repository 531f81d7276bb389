/** How long deleted images are kept, and what else operators may set about deletes. */
package org.cloudimages.image.retention;
