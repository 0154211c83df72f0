package ai.openclaw.protocol;

/** What sort of conversation a session is (contract section 9). */
public enum ChatType {
    DIRECT, GROUP, CHANNEL
}
