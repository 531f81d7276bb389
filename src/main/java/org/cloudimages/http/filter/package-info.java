/** What each request passes before JAX-RS sees it: its framing, its name and its path. */
package org.cloudimages.http.filter;
