/** How large an image may be, whoever brings its data or says where they lie. */
package org.cloudimages.limit.size;
