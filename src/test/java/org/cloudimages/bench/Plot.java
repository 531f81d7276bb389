package org.cloudimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart as SVG that is readable on light and on dark ground: for each category a bar of each
 * series, each with its value.
 *
 * @param caption what was measured on what and when
 * @param unit of the values
 * @param series the values by name of the series, as many as there are categories
 */
record Plot(
    String title,
    String caption,
    String unit,
    List<String> categories,
    Map<String, List<Double>> series) {

  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int TOP = 62;
  private static final int BAR = 16;
  private static final int GAP = 12;
  private static final int VALUE = 70;

  private static final String STYLE =
      """
      <style>
        text { font: 12px sans-serif; fill: #222 } .title { font-size: 16px } .end { text-anchor: end }
        line { stroke: #999 } .s0 { fill: #1769aa } .s1 { fill: #d9822b } .s2 { fill: #4c9a5b }
        @media (prefers-color-scheme: dark) {
          text { fill: #ddd } .s0 { fill: #5aa9e6 } .s1 { fill: #f0a860 } .s2 { fill: #7fc98d }
        }
      </style>
      """;

  void write(Path file) throws IOException {
    Files.writeString(file, svg());
  }

  private String svg() {
    int group = BAR * series.size() + GAP;
    int height = TOP + group * categories.size() + GAP;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
            .formatted(WIDTH, height));
    svg.append(STYLE).append(text("title", 8, 22, title + ", " + unit));
    svg.append(text("", 8, 40, caption));
    int x = LEFT;
    int number = 0;
    for (Map.Entry<String, List<Double>> each : series.entrySet()) {
      svg.append(rectangle(number, x, 47, 10, 10)).append(text("", x + 14, 56, each.getKey()));
      x += 130;
      for (int n = 0; n < categories.size(); n++) {
        svg.append(bar(number, TOP + n * group + number * BAR, each.getValue().get(n)));
      }
      number++;
    }
    for (int n = 0; n < categories.size(); n++) {
      int middle = TOP + n * group + BAR * series.size() / 2 + 4;
      svg.append(text("end", LEFT - 8, middle, categories.get(n)));
    }
    return svg.append(
            "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n</svg>\n"
                .formatted(LEFT, TOP - 2, LEFT, height - GAP))
        .toString();
  }

  private String bar(int number, int y, double value) {
    int width = (int) Math.round((WIDTH - LEFT - VALUE) * value / largest());
    String shown = String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    return rectangle(number, LEFT, y, width, BAR - 2) + text("", LEFT + width + 5, y + 11, shown);
  }

  private double largest() {
    return series.values().stream().flatMap(List::stream).max(Double::compare).orElseThrow();
  }

  private static String rectangle(int number, int x, int y, int width, int height) {
    return "<rect class=\"s%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
        .formatted(number, x, y, width, height);
  }

  private static String text(String kind, int x, int y, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, y, escaped);
  }
}
