package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.file.FileEntry;
import java.util.AbstractList;
import java.util.List;

/** The files of a directory. A list with a class of its own, so that type converters know it. */
public final class FileEntries extends AbstractList<FileEntry> {

  private final List<FileEntry> entries;

  /** These files in this order. */
  public FileEntries(List<FileEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  @Override
  public FileEntry get(int index) {
    return entries.get(index);
  }

  @Override
  public int size() {
    return entries.size();
  }
}
