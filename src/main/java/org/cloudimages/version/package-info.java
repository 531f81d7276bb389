/** Which versions of the API there are: what a client asks before anything else. */
package org.cloudimages.version;
