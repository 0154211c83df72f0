/** The log of the conversation. It follows its end, unless the reader went back. */

import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import './message-item.js';

/** How near the end counts as at the end, in pixels. */
const NEAR = 64;

export class MessageList extends LitElement {
  static properties = {items: {attribute: false}, online: {type: Boolean}, away: {state: true}};

  #observer = new ResizeObserver(() => this.#follow());

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    // so that the arrow keys scroll it in every browser
    this.tabIndex = 0;
    this.addEventListener('scroll', this.#scrolled, {passive: true});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  firstUpdated() {
    this.#observer.observe(this);
    this.#observer.observe(this.querySelector('.log'));
  }

  render() {
    return html`
      <div class="log" role="log" aria-live="polite" aria-label="Conversation">
        ${repeat(this.items, item => item.key, item => html`<message-item .item=${item} ?online=${this.online}></message-item>`)}
      </div>
      ${this.away ? html`<button type="button" class="latest" @click=${this.toEnd}><span aria-hidden="true">↓</span> Latest</button>` : nothing}`;
  }

  /** Goes to the end, and follows it from now on. */
  toEnd() {
    this.away = false;
    this.scrollTop = this.scrollHeight;
  }

  #follow() {
    if (!this.away) this.scrollTop = this.scrollHeight;
  }

  #scrolled() {
    this.away = this.scrollHeight - this.scrollTop - this.clientHeight > NEAR;
  }
}

customElements.define('message-list', MessageList);
