/**
 * Connections to addresses that a client named. {@code filter} tells which of them are allowed,
 * {@code fetch} reads what lies there. Nobody else may connect to what a client names.
 */
package org.cloudimages.outbound;
