/** What is kept of work that goes on after its request was answered. */
package org.cloudimages.task.entity;
