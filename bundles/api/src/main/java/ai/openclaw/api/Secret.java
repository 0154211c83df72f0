package ai.openclaw.api;

/**
 * A credential whose value does not show in logs, events or messages by accident.
 *
 * @param value the credential in clear; handed to nobody but the peer that it is for
 */
public record Secret(String value) {
    @Override
    public String toString() { return "Secret[***]"; }
}
