package org.cloudimages.bench;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets the server itself send a file of the benchmark's own WAR, in its own way. */
@WebServlet(StaticFileServlet.PATH)
public class StaticFileServlet extends HttpServlet {

  /** Where the file lies in the WAR, and where it is answered. */
  static final String PATH = "/bench-data.bin";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    getServletContext().getNamedDispatcher("default").forward(request, response);
  }
}
