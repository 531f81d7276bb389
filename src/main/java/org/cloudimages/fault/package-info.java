/**
 * How the service says no: one exception family, one body for every status from 400 on, and the log
 * of what went wrong. How that reaches the client is the business of {@code http.fault}.
 */
package org.cloudimages.fault;
