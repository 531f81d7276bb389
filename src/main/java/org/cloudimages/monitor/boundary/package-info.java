/** What monitoring has to see of JAX-RS. */
package org.cloudimages.monitor.boundary;
