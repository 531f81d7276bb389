/** What is measured of requests, and {@code /metrics}, which shows it with all other figures. */
package org.cloudimages.monitor.metrics;
