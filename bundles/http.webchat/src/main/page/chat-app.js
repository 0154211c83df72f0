/** The page: header, conversation and composer, or the form that asks for a token. */

import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Approvals} from './approvals.js';
import {Connection} from './connection.js';
import {Conversation} from './conversation.js';
import {dropToken, keepToken, token} from './credentials.js';
import {refusalWords, stateWords, waitingWords} from './words.js';
import {welcome} from './welcome.js';
import './approval-card.js';
import './composer.js';
import './message-list.js';
import './token-form.js';

export class ChatApp extends LitElement {
  #connection = new Connection();
  #conversation = new Conversation(this.#connection);
  #approvals = new Approvals(this.#connection);
  #countdown;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#conversation.addEventListener('change', () => this.requestUpdate());
    this.#approvals.addEventListener('change', () => this.requestUpdate());
    this.#connection.addEventListener('state', () => this.#stateChanged());
    addEventListener('hashchange', () => this.#start());
    this.#start();
  }

  #start() {
    const known = token();
    if (known) this.#connection.start(known);
  }

  #stateChanged() {
    clearInterval(this.#countdown);
    if (this.#connection.state.name === 'waiting') this.#countdown = setInterval(() => this.requestUpdate(), 1000);
    this.requestUpdate();
  }

  render() {
    const state = this.#connection.state;
    return html`
      ${this.#header(state)}
      ${state.name === 'refused' || (state.name === 'idle' && !token()) ? this.#form(state) : this.#chat(state)}`;
  }

  #header(state) {
    const seconds = Math.ceil(((state.until ?? 0) - Date.now()) / 1000);
    return html`
      <header>
        <h1><img src="/chat/icon.svg" alt="" width="24" height="24">OpenClaw</h1>
        ${this.#conversation.model ? html`<span class="model" title="The model that answers">${this.#conversation.model}</span>` : nothing}
        <span class="state ${state.name}"><i aria-hidden="true"></i><span class="words" aria-hidden="true">${stateWords(state, seconds)}</span>
          <span class="visually-hidden" role="status">${stateWords(state, 0)}</span></span>
        ${state.name === 'waiting' ? html`<button type="button" class="link" @click=${() => this.#connection.retryNow()}>Try now</button>` : nothing}
      </header>`;
  }

  #form(state) {
    return html`<main><token-form .problem=${state.error ? refusalWords(state.error) : ''} @token=${this.#tokenGiven}></token-form></main>`;
  }

  #chat(state) {
    const conversation = this.#conversation;
    const items = conversation.shown;
    const warning = waitingWords(state) || conversation.problem;
    return html`
      <main @send-again=${({detail}) => conversation.sendAgain(detail)} @discard=${({detail}) => conversation.discard(detail)}>
        ${items.length === 0 && conversation.ready ? welcome(conversation.model, text => this.#send(text)) : nothing}
        <message-list .items=${items} ?online=${state.name === 'connected'} ?hidden=${items.length === 0}></message-list>
      </main>
      <footer>
        ${warning ? html`<p class="warning" role="alert">${warning}
          ${warning === conversation.problem ? html`<button type="button" class="link" @click=${() => conversation.dismissProblem()}>Dismiss</button>` : nothing}</p>` : nothing}
        ${this.#waiting()}
        <chat-composer ?busy=${conversation.busy && state.name === 'connected'} @send=${({detail}) => this.#send(detail)} @stop=${() => conversation.stop()}></chat-composer>
      </footer>`;
  }

  #waiting() {
    const {waiting} = this.#approvals;
    if (waiting.length === 0) return nothing;
    return html`<div class="approvals" @decision=${({detail}) => this.#approvals.decide(detail.id, detail.decision)}>
      ${repeat(waiting, ({id}) => id, approval => html`<approval-card .approval=${approval}></approval-card>`)}</div>`;
  }

  #send(text) {
    this.#conversation.send(text);
    this.querySelector('message-list').toEnd();
    this.querySelector('chat-composer').focusIfKeyboard();
  }

  #tokenGiven({detail}) {
    dropToken();
    keepToken(detail);
    this.#connection.start(detail);
  }
}

customElements.define('chat-app', ChatApp);
