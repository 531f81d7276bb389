/** The one filter that finds out who calls, and what becomes of tokens and logins that fail. */
package org.cloudimages.identity.request;
