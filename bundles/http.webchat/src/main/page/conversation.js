/** The conversation of one session: what was said, what is going on, and what waits to be sent. Knows nothing of the page. */

import {RequestError} from './connection.js';
import {itemsOf} from './history.js';
import {LiveRun} from './live-run.js';
import {Outbox} from './outbox.js';
import {failureWords} from './words.js';

const SESSION = 'main';
/** How far back a message that was held back may stand in the history. */
const RECENT = 20;
const HISTORY_LIMIT = 200;
const RETRY_MS = 2000;
/** Failures after which the same message may well be taken. */
const PASSING = new Set(['DISCONNECTED', 'TIMEOUT', 'UNAVAILABLE']);
const FINAL = new Set(['final', 'aborted', 'error']);

/** Tells of `change`s, at most once in a frame of the screen. */
export class Conversation extends EventTarget {
  items = [];
  /** Whether the history was read. */
  ready = false;
  /** The model that answers; empty while unknown. */
  model = '';
  /** What went wrong last, in words; empty when nothing did. */
  problem = '';
  #connection;
  #outbox = new Outbox();
  #live = null;
  #sessionKey = '';
  #sending = false;
  #changing = false;
  /** Counts what changes the items, so that a history read meanwhile is known to be old. */
  #turns = 0;

  constructor(connection) {
    super();
    this.#connection = connection;
    connection.addEventListener('frame', ({detail}) => this.#frame(detail));
    connection.addEventListener('state', () => this.#connectionChanged());
  }

  /** Everything to show, in order: what was said, the run that goes on, what was sent but has not had its turn. */
  get shown() {
    const sent = this.#outbox.entries.map(entry => ({key: entry.id, role: 'user', text: entry.text, state: entry.state, problem: entry.problem}));
    return [...this.items, ...(this.#live ? [this.#live.item()] : []), ...sent];
  }

  /** Whether the agent is at work, so that it can be stopped. */
  get busy() {
    return this.#live !== null || this.#outbox.entries.some(entry => entry.state === 'accepted');
  }

  send(text) {
    this.#outbox.add(text);
    this.#changed();
    this.#flush();
  }

  sendAgain(id) {
    this.#outbox.mark(id, 'waiting');
    this.#changed();
    this.#flush();
  }

  discard(id) {
    this.#outbox.remove(id);
    this.#changed();
  }

  /** Stops what the agent is doing. */
  async stop() {
    await this.#try(async () => {
      const runId = this.#live?.runId;
      const {aborted} = await this.#connection.request('chat.abort', {sessionKey: SESSION, ...(runId && {runId})});
      if (!aborted && this.#live?.runId === runId)
        this.problem = 'There was nothing to stop: this run did not start in a chat, or it has just ended.';
    });
  }

  dismissProblem() {
    this.problem = '';
    this.#changed();
  }

  async #connectionChanged() {
    const {name, hello} = this.#connection.state;
    if (name !== 'connected') {
      if (this.#live) this.#live.whole = false;
      return;
    }
    this.problem = '';
    this.#sessionKey = hello.snapshot.sessionDefaults.mainSessionKey;
    this.#live = null;
    this.#outbox.unsettle();
    await this.#flush();
    await this.#read();
    await this.#try(async () => {
      const status = await this.#connection.request('status');
      this.model = status.sessions?.defaults?.model ?? '';
    });
  }

  /** Sends what waits, one after the other. */
  async #flush() {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let entry; (entry = this.#outbox.next());) await this.#deliver(entry);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      // without a connection, the next one sends it
      if (error.code !== 'DISCONNECTED') setTimeout(() => this.#flush(), error.retryAfterMs ?? RETRY_MS);
    } finally {
      this.#sending = false;
      this.#changed();
    }
  }

  async #deliver({id, text}) {
    try {
      const {runId, status} = await this.#connection.request('chat.send', {sessionKey: SESSION, message: text, idempotencyKey: id});
      if (!runId || (status !== 'started' && status !== 'in_flight')) {
        // a command that was done at once, or a message that was answered while nobody was looking
        this.#outbox.remove(id);
        this.#read();
      } else if (this.#outbox.find(id)) this.#outbox.mark(id, 'accepted');
    } catch (error) {
      if (error instanceof RequestError && PASSING.has(error.code)) this.#outbox.doubt(id);
      if (!(error instanceof RequestError) || PASSING.has(error.code)) throw error;
      this.#outbox.mark(id, 'failed', failureWords(error));
    }
    this.#changed();
  }

  /** Reads the history anew; what is going on stays. */
  async #read() {
    await this.#try(async () => {
      let messages;
      let turn;
      do {
        turn = this.#turns;
        ({messages} = await this.#connection.request('chat.history', {sessionKey: SESSION, limit: HISTORY_LIMIT}));
      } while (turn !== this.#turns);
      this.items = recognised(this.items, itemsOf(messages));
      this.ready = true;
      if (this.#live) this.#besideLive();
      this.#settleTaken();
      this.#settleHeld();
    });
  }

  /** A message that was held back is shown by the history as soon as its turn has come. */
  #settleHeld() {
    const said = new Set(this.items.filter(item => item.role === 'user').slice(-RECENT).map(item => item.text));
    for (const {id} of this.#outbox.entries.filter(entry => entry.held && said.has(entry.text))) this.#outbox.remove(id);
  }

  /**
   * The history may know the part of the running run that is done, and may not know yet what it answers: both are to be shown once.
   * Whether that was guessed right, the history will tell when the run has ended.
   */
  #besideLive() {
    const {question, parts} = this.#live;
    this.#live.reread = true;
    if (parts.length > 0 && this.items.at(-1)?.role === 'assistant') this.items.pop();
    if (question && this.items.findLast(item => item.role === 'user')?.text !== question.text) this.items.push(question);
  }

  /** A message whose run began while nobody was looking is in the history: it left the outbox. */
  #settleTaken() {
    const said = this.items.findLast(item => item.role === 'user');
    const taken = this.#outbox.entries.find(entry => entry.before && entry.state === 'accepted' && entry.text === said?.text);
    if (taken && !this.#live) this.#live = this.#missedRun(taken.id);
    if (taken) this.#outbox.remove(taken.id);
  }

  /** A run whose beginning is in the history: its tool calls are taken from there, its text comes whole with each event. */
  #missedRun(runId) {
    const last = this.items.at(-1);
    if (last?.role !== 'assistant') return new LiveRun(runId, {missed: true});
    this.items = this.items.slice(0, -1);
    return new LiveRun(runId, {missed: true, tools: last.parts.filter(part => part.type === 'tool')});
  }

  #frame({event, payload}) {
    if (payload?.sessionKey !== this.#sessionKey && payload?.sessionKey !== SESSION) return;
    if (event === 'agent') this.#agent(payload);
    if (event === 'chat') this.#chat(payload);
  }

  #agent(payload) {
    const {runId, seq, stream, data} = payload;
    if (stream === 'lifecycle' && data.phase !== 'start' && this.#live?.runId !== runId) return;
    if (this.#live?.runId !== runId) this.#begin(runId, seq !== 1);
    this.#live.agent(payload);
    if (this.#live.foreign && stream !== 'lifecycle') {
      // what it answers was said elsewhere, and is in the history by now
      this.#live.foreign = false;
      this.#read();
    }
    this.#changed();
  }

  #begin(runId, missed) {
    this.#turns++;
    this.#live = missed ? this.#missedRun(runId) : new LiveRun(runId);
    const entry = this.#outbox.find(runId);
    this.#live.foreign = !entry;
    if (!entry) return;
    this.#live.question = {key: entry.id, role: 'user', text: entry.text, at: Date.now()};
    // a history may come before the events that were told before it was read
    this.#live.reread = this.items.at(-1)?.role === 'user' && this.items.at(-1).text === entry.text;
    if (!this.#live.reread) this.items = [...this.items, this.#live.question];
    this.#outbox.remove(runId);
  }

  #chat(payload) {
    const mine = this.#live?.runId === payload.runId;
    if (payload.state === 'delta' && mine) this.#live.chat(payload);
    if (FINAL.has(payload.state)) this.#end(payload, mine);
    this.#changed();
  }

  async #end(payload, mine) {
    if (!mine && payload.state === 'final' && !payload.message && this.#outbox.find(payload.runId)) {
      // said while the agent is busy: a later run answers it, and until then it is in no history
      this.#outbox.hold(payload.runId);
      return;
    }
    this.#turns++;
    const run = mine ? this.#live : new LiveRun(payload.runId, {missed: true});
    const item = run.ended(payload);
    this.#outbox.remove(payload.runId);
    if (mine) {
      this.#live = null;
      this.items = [...this.items, item];
    }
    if (mine && run.whole && !run.reread && !run.untold) return;
    await this.#read();
    // what went wrong before the agent was asked is in no history
    if (item.error && this.items.at(-1)?.error !== item.error) this.items = [...this.items, {...item, parts: []}];
    this.#changed();
  }

  /** Does something whose failure is told in words, unless the connection says it already. */
  async #try(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.code !== 'DISCONNECTED') this.problem = failureWords(error);
    }
    this.#changed();
  }

  #changed() {
    if (this.#changing) return;
    this.#changing = true;
    const tell = () => {
      this.#changing = false;
      this.dispatchEvent(new Event('change'));
    };
    if (document.hidden) setTimeout(tell, 100);
    else requestAnimationFrame(tell);
  }
}

/** What was seen to happen stays the same item when the history tells of it too, so that what a person opened in it stays open. */
function recognised(seen, told) {
  return told.map((item, index) => {
    const before = seen[index];
    return before?.role === item.role && !before.key.startsWith('h') ? {...item, key: before.key} : item;
  });
}
