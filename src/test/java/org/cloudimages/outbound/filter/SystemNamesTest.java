package org.cloudimages.outbound.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.testing.Await;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.Test;

class SystemNamesTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch answering = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  private List<InetAddress> answer(String host) throws UnknownHostException {
    asked.incrementAndGet();
    if (host.equals("unknown.test")) {
      throw new UnknownHostException(host);
    }
    try {
      answering.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  private SystemNames names(Duration patience) {
    return new SystemNames(new WorkThreads(), this::answer, patience);
  }

  @Test
  void resolverIsAsked() throws UnknownHostException {
    answering.countDown();

    assertEquals(List.of(InetAddress.getLoopbackAddress()), names(LONG).addresses("host.test"));
    assertThrows(UnknownHostException.class, () -> names(LONG).addresses("unknown.test"));
  }

  @Test
  void nobodyWaitsForAResolverThatDoesNotAnswer() {
    SystemNames names = names(Duration.ofMillis(20));
    for (int n = 0; n <= SystemNames.COUNT; n++) {
      assertTimeoutPreemptively(
          LONG, () -> assertThrows(UnknownHostException.class, () -> names.addresses("slow.test")));
    }
    Await.until(() -> asked.get() == SystemNames.COUNT);

    answering.countDown();

    Await.until(() -> isAnswered(names));
  }

  private static boolean isAnswered(SystemNames names) {
    try {
      return !names.addresses("host.test").isEmpty();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
