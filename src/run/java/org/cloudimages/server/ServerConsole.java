package org.cloudimages.server;

import java.net.URI;

/**
 * The console of a server that runs, on the loopback address, and who may use it: whoever has the
 * password, which is empty where the server asks for none.
 */
public record ServerConsole(URI address, String user, String password) {}
