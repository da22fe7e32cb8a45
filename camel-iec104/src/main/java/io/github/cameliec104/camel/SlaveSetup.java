package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.folder.FolderSettings;
import io.github.cameliec104.protocol.net.SlaveSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the listener of a slave is made from.
 *
 * @param files the folder whose files it serves, or null
 */
record SlaveSetup(SlaveSettings slave, @Nullable FolderSettings files) {}
