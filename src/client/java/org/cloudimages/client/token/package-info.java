/** Where the token of each request comes from. */
package org.cloudimages.client.token;
