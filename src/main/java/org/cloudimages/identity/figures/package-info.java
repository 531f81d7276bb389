/** How tokens and logins are judged, as operators see it. */
package org.cloudimages.identity.figures;
