/** JSON schemas of the documents: what the clients of the field build their models from. */
package org.cloudimages.schema;
