/** Tasks as their owners see them: one, a page of them, those of an image. */
package org.cloudimages.task.search;
