package org.cloudimages.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What to measure, and where.
 *
 * @param server {@code wildfly} or {@code payara}
 * @param database {@code derby} or {@code postgresql}
 * @param home the provisioned server
 * @param war the product's WAR
 * @param dir where everything is written to; emptied first
 * @param measuring how long each operation is measured in each round
 * @param identity {@code local}, or {@code keystone} to hold its tokens against local ones
 * @param transfers 0, or the mebibytes of each of many uploads at once, to measure transfers
 * @param images 0, or numbers of images with commas, to measure how requests grow with them
 * @param peer {@code none}, {@code glance} or the URL of another Images API to be held against
 * @param peerToken what that other one at a URL takes
 * @param cold 0, or the seconds after the first answer that are held against the steady state
 * @param overload 0, or numbers of connections with commas, far more than saturate the service
 */
record BenchmarkSettings(
    String server,
    String database,
    Path home,
    Path war,
    Path dir,
    int rounds,
    Duration measuring,
    String identity,
    int transfers,
    String images,
    String peer,
    String peerToken,
    int cold,
    String overload) {

  /** Reads the command line of the POM's profile {@code bench}, in the order of the components. */
  static BenchmarkSettings of(String[] args) {
    return new BenchmarkSettings(
        args[0],
        args[1],
        Path.of(args[2]),
        Path.of(args[3]),
        Path.of(args[4], args[0] + "-" + args[1]),
        Integer.parseInt(args[5]),
        Duration.ofSeconds(Long.parseLong(args[6])),
        args[7],
        Integer.parseInt(args[8]),
        args[9],
        args[10],
        args[11],
        Integer.parseInt(args[12]),
        args[13]);
  }
}
