/** What providers of models behind HTTP share: connections, requests and their retries, streamed answers, failures in plain words. */
@NullMarked
package ai.openclaw.modelhttp;

import org.jspecify.annotations.NullMarked;
