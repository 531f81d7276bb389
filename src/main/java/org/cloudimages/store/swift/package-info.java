/** Stores in an OpenStack Swift, through its own API. */
package org.cloudimages.store.swift;
