/** The ways in which data may be imported, and which of them this service offers. */
package org.cloudimages.image.methods;
