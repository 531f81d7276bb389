/** What happens in the recycle bin. */
package org.cloudimages.recycle.control;
