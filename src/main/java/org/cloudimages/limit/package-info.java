/** How much a project may ask for: request rates by class of verb. */
package org.cloudimages.limit;
