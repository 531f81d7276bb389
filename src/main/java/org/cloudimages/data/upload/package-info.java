/** How bytes come in while rows change around them; no connection is held meanwhile. */
package org.cloudimages.data.upload;
