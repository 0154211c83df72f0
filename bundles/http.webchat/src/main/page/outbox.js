/**
 * What a person sent and the gateway has not answered yet. Each message keeps one id (the idempotency key) for good, over losses
 * of the connection and reloads of the page, so that sending it again never makes it a second message.
 */

import {recall, remember} from './storage.js';

const KEY = 'openclaw.outbox';

/** Entries are {id, text, state, problem?}; states: waiting (to be sent), accepted (by the gateway), failed. */
export class Outbox {
  entries = stored();

  add(text) {
    this.#set([...this.entries, {id: randomId(), text, state: 'waiting'}]);
  }

  find(id) {
    return this.entries.find(entry => entry.id === id);
  }

  /** The next entry to send. */
  next() {
    return this.entries.find(entry => entry.state === 'waiting');
  }

  mark(id, state, problem) {
    this.#set(this.entries.map(entry => entry.id === id ? {...entry, state, problem} : entry));
  }

  /** The gateway has it and answers it later, with a run of another id. */
  hold(id) {
    this.#set(this.entries.map(entry => entry.id === id ? {...entry, state: 'accepted', held: true} : entry));
  }

  /** Nobody knows whether the gateway has it: it is sent again, under its old id. */
  doubt(id) {
    this.#set(this.entries.map(entry => entry.id === id ? {...entry, state: 'waiting', before: true} : entry));
  }

  remove(id) {
    this.#set(this.entries.filter(entry => entry.id !== id));
  }

  /** The same for all that it had accepted before a loss. */
  unsettle() {
    for (const {id} of this.entries.filter(entry => entry.state === 'accepted')) this.doubt(id);
  }

  #set(entries) {
    this.entries = entries;
    remember(KEY, JSON.stringify(entries));
  }
}

function stored() {
  try {
    return JSON.parse(recall(KEY) ?? '[]');
  } catch {
    return [];
  }
}

/** Like crypto.randomUUID, which exists on HTTPS and localhost only. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `chat-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
}
