/**
 * Faults on their way to the client: the mappers of the JAX-RS runtime, the response that all of
 * them make in the form that the client reads, and the id by which the client, the log and the
 * audit know the request.
 */
package org.cloudimages.http.fault;
