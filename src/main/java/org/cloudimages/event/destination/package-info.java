/** Whom events are told to, and in what form: webhooks, and the notifications of OpenStack. */
package org.cloudimages.event.destination;
