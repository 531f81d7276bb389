/** Images are made and changed: rules, limits and one transaction a request. */
package org.cloudimages.image.change;
