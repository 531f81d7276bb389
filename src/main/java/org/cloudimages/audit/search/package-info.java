/** What was written down, as administrators and the managers of a project read it. */
package org.cloudimages.audit.search;
