package ai.openclaw.tools.memory;

/**
 * A passage that was found.
 *
 * @param path the name of its note
 * @param score 0 to 1
 */
record Found(String path, Passage passage, double score) {
    /** The same in every list that it is found in. */
    String key() { return path + "#" + passage.first() + "-" + passage.last(); }

    Found score(double newScore) { return new Found(path, passage, newScore); }
}
