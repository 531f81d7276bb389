/** Tasks on their way: who takes up which, for how long, and how they end. */
package org.cloudimages.task.run;
