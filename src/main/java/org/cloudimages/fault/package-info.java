/**
 * How the service says no: one exception family, one body for every status from 400 on, and the
 * mappers and pages that turn whatever went wrong, wherever, into it.
 */
package org.cloudimages.fault;
