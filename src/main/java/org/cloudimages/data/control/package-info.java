/** How bytes come in and go out while rows change around them; no connection is held meanwhile. */
package org.cloudimages.data.control;
