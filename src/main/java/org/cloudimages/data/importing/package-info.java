/**
 * How an image gets data that no request brings: a request is checked and becomes a task, which
 * takes the data from where they are and writes them into one store or several.
 */
package org.cloudimages.data.importing;
