package org.cloudimages.bench;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Sends a file of the benchmark's own WAR. WildFly does that itself, in its own way; Payara finds
 * no file for an application at the root, so there it is the shortest servlet.
 *
 * <p>The file grows only when the WAR is deployed, because Payara does not deploy one that is
 * larger than its heap.
 */
@WebServlet(StaticFileServlet.PATH)
public class StaticFileServlet extends HttpServlet {

  /** Where the file lies in the WAR, and where it is put and answered. */
  static final String PATH = "/v2/bench-file.bin";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Files.copy(request.getInputStream(), file(), StandardCopyOption.REPLACE_EXISTING);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (getServletContext().getServerInfo().startsWith("WildFly")) {
      getServletContext().getNamedDispatcher("default").forward(request, response);
    } else {
      response.setContentLengthLong(Files.size(file()));
      Files.copy(file(), response.getOutputStream());
    }
  }

  private Path file() {
    return Path.of(getServletContext().getRealPath("/") + PATH);
  }
}
