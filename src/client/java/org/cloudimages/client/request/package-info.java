/** What a program asks of the service: the documents that it sends, and the queries of lists. */
package org.cloudimages.client.request;
