/** The recycle bin: deleted images that their projects can list, restore and purge for a while. */
package org.cloudimages.recycle;
