/** What the service answers: records around the documents, which lose nothing of them. */
package org.cloudimages.client.answer;
