/**
 * What clients ask tasks for by name: images that are made of data elsewhere, each of which is
 * there whole or not at all, and images that are written elsewhere.
 */
package org.cloudimages.data.exchange;
