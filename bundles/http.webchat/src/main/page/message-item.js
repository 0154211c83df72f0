/** One message: what a person said, or all that the agent did about it. Drawn anew only when its item is another one. */

import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {markdown} from './markdown-view.js';
import './tool-card.js';

const TIME = new Intl.DateTimeFormat(undefined, {timeStyle: 'short'});
const DAY_AND_TIME = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});

export class MessageItem extends LitElement {
  static properties = {item: {attribute: false}, online: {type: Boolean}};

  createRenderRoot() {
    return this;
  }

  render() {
    return this.item.role === 'user' ? this.#question() : this.#answer();
  }

  #question() {
    const {text, at, state, problem, key} = this.item;
    return html`
      <article class="user ${state ?? 'sent'}" aria-label="You">
        <div class="line">
          ${at ? html`<time datetime=${new Date(at).toISOString()}>${when(new Date(at))}</time>` : nothing}
          <div class="bubble">${text}</div>
        </div>
        ${state === 'failed' ? html`
          <p class="fate failed" role="alert">Not sent: ${problem}
            <button type="button" class="link" @click=${() => this.#tell('send-again', key)}>Send again</button>
            <button type="button" class="link" @click=${() => this.#tell('discard', key)}>Discard</button></p>` : nothing}
        ${state === 'waiting' && !this.online ? html`<p class="fate">Waiting for the connection</p>` : nothing}
        ${state === 'accepted' ? html`<p class="fate">Waiting for its turn</p>` : nothing}
      </article>`;
  }

  #answer() {
    const {parts, live, note, error} = this.item;
    return html`
      <article class="assistant ${live ? 'live' : ''}" aria-label="Answer" aria-busy=${live ? 'true' : 'false'}>
        ${repeat(parts, (part, index) => part.id ?? index, part => this.#part(part))}
        ${live && parts.at(-1)?.type !== 'text' ? html`<div class="thinking"><i></i><i></i><i></i><span class="visually-hidden">Working</span></div>` : nothing}
        ${error ? html`<p class="fate failed" role="alert">${error}</p>` : nothing}
        ${note ? html`<p class="fate">${note}</p>` : nothing}
      </article>`;
  }

  #part(part) {
    return part.type === 'tool' ? html`<tool-card .tool=${part}></tool-card>` : html`<div class="markdown">${markdown(part.text)}</div>`;
  }

  #tell(name, id) {
    this.dispatchEvent(new CustomEvent(name, {detail: id, bubbles: true}));
  }
}

function when(date) {
  const today = date.toDateString() === new Date().toDateString();
  return (today ? TIME : DAY_AND_TIME).format(date);
}

customElements.define('message-item', MessageItem);
