/** A run that is going on: puts its events together to the item that shows it. */

import {textOf} from './history.js';

export class LiveRun {
  /** The item that it answers, if that was said here and now. */
  question = null;
  /** Whether what it answers was said elsewhere. */
  foreign = false;
  /** Whether the history was read meanwhile, so that it has to be read again in the end. */
  reread = false;
  /** What it said and did so far. */
  parts;
  #lastSeq;
  #stopReason = '';

  /** `missed`: the run began unseen, with these tool calls known from the history. */
  constructor(runId, {missed = false, tools = []} = {}) {
    this.runId = runId;
    this.at = Date.now();
    /** Whether every event was seen; if not, the history is needed in the end. */
    this.whole = !missed;
    this.#lastSeq = missed ? null : 0;
    this.parts = [...tools];
  }

  /** Whether the history knows more: what tools answered is only told to sessions that ask for it. */
  get untold() {
    return this.parts.some(part => part.type === 'tool' && !part.result);
  }

  /** An `agent` event. */
  agent({seq, stream, data}) {
    if (this.#lastSeq !== null && seq !== this.#lastSeq + 1) this.whole = false;
    this.#lastSeq = seq;
    if (stream === 'assistant' && this.whole) this.#say(data.delta);
    if (stream === 'tool') this.#tool(data);
    if (stream === 'lifecycle') this.#stopReason = data.stopReason ?? '';
  }

  /** A `chat` event with the whole text so far, for a run whose beginning was missed. */
  chat({message}) {
    if (this.whole || !message) return;
    this.parts = [...this.parts.filter(part => part.type === 'tool'), {type: 'text', text: textOf(message.content)}];
  }

  /** The item to show while it runs. */
  item() {
    return {key: `r${this.runId}`, role: 'assistant', parts: [...this.parts], at: this.at, live: true};
  }

  /** The item to keep, once the run ended with this `chat` event. */
  ended({state, message, errorMessage}) {
    const item = {...this.item(), live: false, parts: this.parts.map(closed)};
    const text = message ? textOf(message.content) : '';
    if (state === 'error') item.error = errorMessage ?? 'The run failed.';
    else if (this.#stopReason === 'error') item.error = text;
    else if (state === 'aborted') item.note = 'Stopped';
    else if (text && !item.parts.some(part => part.type === 'text')) item.parts.push({type: 'text', text});
    else if (item.parts.length === 0) item.note = 'The agent had nothing to say.';
    return item;
  }

  #say(delta) {
    const last = this.parts.at(-1);
    if (last?.type === 'text') this.parts.splice(-1, 1, {type: 'text', text: last.text + delta});
    else this.parts.push({type: 'text', text: delta});
  }

  #tool({phase, name, toolCallId: id, args, partialResult, result, meta, isError}) {
    const index = this.parts.findIndex(part => part.id === id);
    const tool = index < 0 ? {type: 'tool', id, name, state: 'running'} : {...this.parts[index]};
    if (phase === 'start') tool.args = args;
    if (phase === 'update' && partialResult) tool.result = resultOf(partialResult);
    if (phase === 'result') {
      tool.state = isError ? 'failed' : 'done';
      tool.result = result ? resultOf(result) : tool.result ?? meta ?? '';
    }
    this.parts.splice(index < 0 ? this.parts.length : index, index < 0 ? 0 : 1, tool);
  }
}

function resultOf(result) {
  if (typeof result === 'string') return result;
  return Array.isArray(result.content) ? textOf(result.content) : JSON.stringify(result, null, 2);
}

/** A tool that was still running when its run ended will not answer any more. */
function closed(part) {
  return part.type === 'tool' && part.state === 'running' ? {...part, state: 'unknown'} : part;
}
