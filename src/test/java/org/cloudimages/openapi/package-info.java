/** Holds requests and answers of the tests against the document of the API, and it against them. */
package org.cloudimages.openapi;
