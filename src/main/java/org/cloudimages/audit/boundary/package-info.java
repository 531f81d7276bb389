/** What a request says about who acts. */
package org.cloudimages.audit.boundary;
