package ai.openclaw.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Fetches files of the public web for people and programs that name an address. This machine, its network and what is behind it are never
 * fetched from, whatever a name or a redirect leads to (security checklist 25).
 */
@ProviderType
public interface RemoteFiles {
    /**
     * What may be fetched.
     *
     * @param hosts that may be asked, also after a redirect: names, or {@code *.example.com} for all below one; every public one when empty
     * @param maxBytes of the file, decompressed; a bigger one is refused and not cut
     * @param timeout of the whole, redirects included
     * @param settings the section of the configuration in which these stand, as urlAllowlist, maxBytes, maxRedirects and timeoutMs, so that a
     *        refusal can say what to change
     */
    record Limits(List<String> hosts, long maxBytes, int maxRedirects, Duration timeout, String settings) {
        public Limits {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * A file that was fetched.
     *
     * @param url after all redirects
     * @param mimeType as the server said, lower case and without parameters; {@code application/octet-stream} when it said none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after it was read
    record RemoteFile(URI url, String mimeType, byte[] content) {}

    /**
     * Fetches one file.
     *
     * @throws GatewayException in plain words that name the host and what to do: the address may not be fetched, the server cannot be reached,
     *         says another status than 200, takes too long, or sends too much
     */
    RemoteFile fetch(String url, Limits limits) throws InterruptedException;
}
