/** What the page says about its connection: what is the matter, and what to do. */

/** The state in a few words for the header; `seconds` is how long until the next try. */
export function stateWords(state, seconds) {
  if (state.name === 'connected') return 'Connected';
  if (state.name === 'connecting') return state.again ? 'Reconnecting …' : 'Connecting …';
  if (state.name === 'refused') return 'Not connected';
  if (state.name === 'idle') return 'Not connected';
  if (!navigator.onLine) return 'This device is offline';
  return seconds > 0 ? `Reconnecting in ${seconds} s` : 'Reconnecting …';
}

/** What to know while the connection is away; empty when a few seconds will do. */
export function waitingWords(state) {
  if (state.name !== 'waiting') return '';
  if (!navigator.onLine) return 'This device has no network. What you send is kept and goes out when it is back.';
  if (state.blocked)
    return `The gateway is running but takes no connection from this page. If you opened it through a proxy or another name, add "${location.origin}" to gateway.controlUi.allowedOrigins in openclaw.json.`;
  return 'The gateway does not answer. What you send is kept and goes out once it is back.';
}

const REFUSALS = {
  AUTH_TOKEN_MISMATCH: 'The gateway does not know this token.',
  AUTH_TOKEN_MISSING: 'The gateway asks for its token.',
  AUTH_TOKEN_NOT_CONFIGURED: 'The gateway has no token. Set gateway.auth.token in openclaw.json.',
  AUTH_PASSWORD_MISMATCH: 'The gateway asks for a password, which this page cannot give. Set gateway.auth.mode to "token".',
  AUTH_PASSWORD_MISSING: 'The gateway asks for a password, which this page cannot give. Set gateway.auth.mode to "token".',
  AUTH_RATE_LIMITED: 'There were too many wrong attempts. Wait five minutes, then try again.',
  CONTROL_UI_ORIGIN_NOT_ALLOWED: `The gateway does not welcome pages from ${location.origin}. Add it to gateway.controlUi.allowedOrigins in openclaw.json.`,
  DEVICE_IDENTITY_REQUIRED: 'The gateway asks for its token.',
  PAIRING_REQUIRED: 'The gateway wants to pair this device first. Run "openclaw devices list" where it runs.',
  PROTOCOL_MISMATCH: 'The gateway was updated. Reload this page.',
};

/** Why the gateway refused the connection. */
export function refusalWords(error) {
  return REFUSALS[error.details?.code] ?? `The gateway refused the connection: ${error.message}.`;
}

/** Why a request failed. */
export function failureWords(error) {
  if (/^missing scope/.test(error.message))
    return 'The gateway lets this page connect but do nothing: that takes a browser on the gateway\'s own machine for now.';
  return error.message;
}
