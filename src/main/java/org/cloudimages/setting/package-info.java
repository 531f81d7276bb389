/**
 * The settings of operators: how each is read, what it must be, and which there are. A room has one
 * record of what it reads here, and knows nothing of keys elsewhere.
 */
package org.cloudimages.setting;
