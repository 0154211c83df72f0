/** Where a person writes: Enter sends, Shift+Enter begins a line, Escape stops the agent. */

import {LitElement, html, nothing} from 'lit';
import {recall, remember} from './storage.js';

const DRAFT = 'openclaw.draft';

export class ChatComposer extends LitElement {
  static properties = {busy: {type: Boolean}, text: {state: true}};

  constructor() {
    super();
    this.text = recall(DRAFT) ?? '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <form class="composer" @submit=${this.#submit}>
        <label class="visually-hidden" for="message">Message</label>
        <textarea id="message" rows="1" placeholder="Write a message" autocomplete="off" enterkeyhint="send" aria-describedby="composer-keys"
          .value=${this.text} @input=${this.#input} @keydown=${this.#key}></textarea>
        ${this.busy ? html`<button type="button" class="round stop" @click=${this.#stop} aria-label="Stop" title="Stop (Escape)">
          <svg viewBox="0 0 20 20" aria-hidden="true"><rect x="5" y="5" width="10" height="10" rx="2"/></svg></button>` : nothing}
        ${this.busy && !this.text.trim() ? nothing : html`<button type="submit" class="round send" ?disabled=${!this.text.trim()} aria-label="Send" title="Send (Enter)">
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 16V4.500M5 9.300l5-5 5 5"/></svg></button>`}
      </form>
      <p class="keys" id="composer-keys"><kbd>Enter</kbd> sends, <kbd>Shift</kbd> <kbd>Enter</kbd> begins a new line${this.busy ? html`, <kbd>Escape</kbd> stops the answer` : nothing}</p>`;
  }

  firstUpdated() {
    this.focusIfKeyboard();
  }

  updated(changed) {
    if (changed.has('text')) this.#grow();
  }

  /** Not where the focus brings up a keyboard that covers half the screen. */
  focusIfKeyboard() {
    if (matchMedia('(pointer: fine)').matches) this.focus();
  }

  focus() {
    this.querySelector('textarea')?.focus();
  }

  #input(event) {
    this.#set(event.target.value);
  }

  #key(event) {
    // while an input method composes a word, its keys are its own
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) this.#submit(event);
    if (event.key === 'Escape' && this.busy) this.#stop();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (!text) return;
    this.#set('');
    this.dispatchEvent(new CustomEvent('send', {detail: text}));
  }

  #stop() {
    this.dispatchEvent(new Event('stop'));
    this.focusIfKeyboard();
  }

  #set(text) {
    this.text = text;
    remember(DRAFT, text);
  }

  #grow() {
    const area = this.querySelector('textarea');
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }
}

customElements.define('chat-composer', ChatComposer);
