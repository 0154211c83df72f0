package ai.openclaw.tools.web;

import java.net.URI;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param url after all redirects
 * @param contentType as it said
 * @param body decompressed, up to what was ordered
 * @param cut whether there was more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after it was read
record FetchedPage(URI url, int status, Optional<String> contentType, byte[] body, boolean cut) {}
