package io.github.cameliec104.gateway.interoperability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sections of text and tables, as Markdown or as plain maps for JSON.
 *
 * @param title the heading
 * @param text below it, may be empty
 */
public record Document(String title, String text, List<Section> sections) {

  /** A heading, text that may be empty, and a table. */
  record Section(String title, String text, Table table) {}

  /** Rows of as many cells as there are columns. */
  record Table(List<String> columns, List<List<String>> rows) {

    /**
     * Checks the rows.
     *
     * @throws IllegalArgumentException if one has more or fewer cells
     */
    Table {
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException("row " + row + ", expected " + columns);
        }
      }
    }
  }

  /** As Markdown. */
  public String markdown() {
    StringBuilder out = new StringBuilder("# " + title + "\n");
    paragraph(text, out);
    for (Section section : sections) {
      out.append("\n## ").append(section.title).append('\n');
      paragraph(section.text, out);
      table(section.table, out);
    }
    return out.toString();
  }

  private static void paragraph(String text, StringBuilder out) {
    if (!text.isEmpty()) {
      out.append('\n').append(text).append('\n');
    }
  }

  private static void table(Table table, StringBuilder out) {
    if (table.rows.isEmpty()) {
      return;
    }
    out.append("\n| ").append(String.join(" | ", table.columns)).append(" |\n|");
    out.append("---|".repeat(table.columns.size())).append('\n');
    for (List<String> row : table.rows) {
      out.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
  }

  /** As maps and lists: title, text, sections with their rows by column. */
  public Map<String, Object> plain() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", title);
    map.put("text", text);
    map.put("sections", sections.stream().map(Document::plain).toList());
    return map;
  }

  private static Map<String, Object> plain(Section section) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : section.table.rows) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(section.table.columns.get(i), cells.get(i));
      }
      rows.add(row);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", section.title);
    map.put("text", section.text);
    map.put("rows", rows);
    return map;
  }
}
