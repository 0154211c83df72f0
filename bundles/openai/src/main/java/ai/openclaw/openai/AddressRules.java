package ai.openclaw.openai;

import ai.openclaw.api.RemoteFiles;

/**
 * Whether and how files of one kind may be named by address.
 *
 * @param allowed whether they may at all
 * @param limits of what is fetched
 */
public record AddressRules(boolean allowed, RemoteFiles.Limits limits) {}
