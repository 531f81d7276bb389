/** Bodies, whatever the operation: JSON in and out, within bounds, and the types of content. */
package org.cloudimages.http.content;
