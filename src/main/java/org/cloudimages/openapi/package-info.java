/** Describes the whole service in one document, and shows that to programs and to people. */
package org.cloudimages.openapi;
