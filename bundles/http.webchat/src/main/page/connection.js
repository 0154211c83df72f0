/** The WebSocket to the gateway, protocol 4: handshake, requests, events, and coming back after a loss. */

const PROTOCOL = 4;
const CLIENT = {id: 'webchat-ui', mode: 'webchat', version: '@version@', platform: 'web'};
const SCOPES = ['operator.read', 'operator.write', 'operator.approvals'];
const HANDSHAKE_MS = 10_000;
const REQUEST_MS = 15_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** A gateway silent for two of its ticks is gone (contract section 2). */
const SILENT = 4000;

/** A request that failed: the gateway's error, or one of ours (DISCONNECTED, TIMEOUT). */
export class RequestError extends Error {
  constructor({code, message, details = {}, retryAfterMs}) {
    super(message);
    this.code = code;
    this.details = details;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Tells of `state` changes and of `frame`s that are events of the gateway. States: idle, connecting, connected {hello},
 * waiting {until, blocked}, refused {error}.
 */
export class Connection extends EventTarget {
  state = {name: 'idle'};
  #token = '';
  #socket = null;
  #pending = new Map();
  #lastId = 0;
  #losses = 0;
  #expectedMs = 0;
  #retry;
  #watchdog;
  #silenceMs = HANDSHAKE_MS;

  constructor() {
    super();
    addEventListener('online', () => this.#hurry());
    addEventListener('offline', () => this.#tell(this.state));
    document.addEventListener('visibilitychange', () => document.hidden || this.#hurry());
  }

  /** Connects with this token, and again after each loss, until the gateway refuses or `stop` is called. */
  start(token) {
    this.stop();
    this.#token = token;
    this.#losses = 0;
    this.#open();
  }

  stop() {
    clearTimeout(this.#retry);
    this.#abandon();
    this.#tell({name: 'idle'});
  }

  /** Tries again now instead of later. */
  retryNow() {
    if (this.state.name === 'waiting') {
      clearTimeout(this.#retry);
      this.#open();
    }
  }

  /** Asks the gateway; rejects with a RequestError. A method that is just being started or updated is waited for. */
  async request(method, params = {}, timeoutMs = REQUEST_MS) {
    for (const deadline = Date.now() + timeoutMs;;) {
      if (this.state.name !== 'connected') throw new RequestError({code: 'DISCONNECTED', message: 'not connected'});
      try {
        return await this.#ask(method, params, timeoutMs);
      } catch (error) {
        if (!notOffered(error) || Date.now() > deadline) throw error;
        await new Promise(resolve => setTimeout(resolve, FIRST_WAIT_MS));
      }
    }
  }

  #ask(method, params, timeoutMs) {
    const id = `w${++this.#lastId}`;
    return new Promise((resolve, reject) => {
      const late = () => this.#settle(id, {ok: false, error: {code: 'TIMEOUT', message: `no answer to ${method} in ${timeoutMs / 1000} s`}});
      this.#pending.set(id, {resolve, reject, timer: setTimeout(late, timeoutMs)});
      this.#socket.send(JSON.stringify({type: 'req', id, method, params}));
    });
  }

  #settle(id, {ok, payload, error}) {
    const waiting = this.#pending.get(id);
    if (!waiting) return;
    this.#pending.delete(id);
    clearTimeout(waiting.timer);
    if (ok) waiting.resolve(payload);
    else waiting.reject(new RequestError(error ?? {code: 'UNAVAILABLE', message: 'the gateway gave no reason'}));
  }

  #open() {
    this.#tell({name: 'connecting', again: this.#losses > 0});
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/`);
    this.#socket = socket;
    this.#silenceMs = HANDSHAKE_MS;
    this.#heard();
    socket.addEventListener('message', message => socket === this.#socket && this.#receive(message.data));
    socket.addEventListener('close', () => socket === this.#socket && this.#lost());
  }

  #receive(text) {
    this.#heard();
    const frame = JSON.parse(text);
    if (frame.type === 'res') this.#settle(frame.id, frame);
    else if (frame.event === 'connect.challenge') this.#connect();
    else {
      if (frame.event === 'shutdown') this.#expectedMs = frame.payload.restartExpectedMs ?? 0;
      this.dispatchEvent(new CustomEvent('frame', {detail: frame}));
    }
  }

  async #connect() {
    const socket = this.#socket;
    try {
      const hello = await this.#ask('connect', {
        minProtocol: PROTOCOL, maxProtocol: PROTOCOL, client: CLIENT, role: 'operator', scopes: SCOPES,
        caps: ['tool-events'], auth: {token: this.#token}, locale: navigator.language, userAgent: navigator.userAgent,
      }, HANDSHAKE_MS);
      this.#silenceMs = 2 * hello.policy.tickIntervalMs + 5000;
      this.#losses = 0;
      this.#expectedMs = 0;
      this.#heard();
      this.#tell({name: 'connected', hello});
    } catch (error) {
      if (socket !== this.#socket || error.code === 'DISCONNECTED') return;
      this.#abandon();
      if (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT') this.#wait(false);
      else this.#tell({name: 'refused', error});
    }
  }

  #heard() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      this.#abandon();
      this.#lost();
    }, this.#silenceMs);
  }

  async #lost() {
    const neverAnswered = this.state.name === 'connecting';
    this.#abandon();
    this.#wait(neverAnswered && this.#losses > 0 && await answersHttp());
  }

  /** Lets go of the socket and of all that waited for it. */
  #abandon() {
    clearTimeout(this.#watchdog);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(SILENT);
    for (const id of [...this.#pending.keys()])
      this.#settle(id, {ok: false, error: {code: 'DISCONNECTED', message: 'the connection was lost'}});
  }

  #wait(blocked) {
    if (this.#socket || this.state.name === 'idle') return;
    const backoff = Math.min(FIRST_WAIT_MS * 2 ** this.#losses++, LONGEST_WAIT_MS);
    const delay = Math.max(backoff * (0.8 + Math.random() * 0.4), this.#expectedMs);
    this.#expectedMs = 0;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), delay);
    this.#tell({name: 'waiting', until: Date.now() + delay, blocked});
  }

  #hurry() {
    if (this.state.name === 'waiting' && !this.state.blocked) this.retryNow();
  }

  #tell(state) {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }
}

/** Nothing that this page asks for takes more than its scopes: the gateway says so of a method that it does not have (contract section 4). */
function notOffered(error) {
  return /^(?:unknown method: |missing scope: operator\.admin$)/.test(error.message);
}

/** Whether the gateway is there although it takes no socket of ours: then something refuses this page. */
async function answersHttp() {
  try {
    return (await fetch('/health', {cache: 'no-store', signal: AbortSignal.timeout(2000)})).ok;
  } catch {
    return false;
  }
}
