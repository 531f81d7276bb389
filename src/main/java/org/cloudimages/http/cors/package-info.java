/**
 * Pages of other origins in a browser: which of them may send requests here and read the answers
 * (Fetch standard, CORS protocol).
 */
package org.cloudimages.http.cors;
