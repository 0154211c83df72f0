package ai.openclaw.tools.memory;

import java.nio.file.Path;

/**
 * A file of notes, as it is found in a folder.
 *
 * @param name as the model knows it: relative to the workspace, or a whole path outside of it
 * @param root the real folder that it was reached from, without a link on the way
 * @param path the real file
 * @param size in bytes
 * @param modified in milliseconds
 */
record Note(String name, Path root, Path path, long size, long modified) {}
