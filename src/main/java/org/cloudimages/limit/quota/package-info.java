/**
 * How much a project may keep. The transaction that makes or deletes something takes it from or
 * gives it back to the project's one row of usage, so that a limit holds whoever races; whoever
 * takes comes through one door.
 */
package org.cloudimages.limit.quota;
