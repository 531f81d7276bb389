/** What a caller may know about the service and its project's use of it: {@code /v2/info}. */
package org.cloudimages.info;
