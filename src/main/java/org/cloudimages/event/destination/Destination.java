package org.cloudimages.event.destination;

import org.cloudimages.event.queue.EventMessage;

/** Who is told of events. Used by one thread at a time. */
public interface Destination extends AutoCloseable {

  /** Tells it of one event, within the time that it has for that; never throws. */
  Delivery tell(EventMessage message);

  /** Lets go of its connections; the next event opens them anew. */
  @Override
  void close();
}
