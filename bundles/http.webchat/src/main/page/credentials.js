/** The gateway's token: it arrives in the URL's fragment, which browsers send to nobody, and is kept by this tab alone. */

import {forget, recall, remember} from './storage.js';

const KEY = 'openclaw.token';

/** The token, fresh from the address bar (which then no longer shows it) or as remembered; empty when there is none. */
export function token() {
  const given = /[#&]token=([^&]*)/.exec(location.hash);
  if (given) {
    remember(KEY, decoded(given[1]));
    history.replaceState(null, '', location.pathname + location.search);
  }
  return recall(KEY) ?? '';
}

export function keepToken(value) {
  remember(KEY, value);
}

export function dropToken() {
  forget(KEY);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
