/** A place of data is taken at once, and what lies there is looked at by a task. */
package org.cloudimages.location.control;
