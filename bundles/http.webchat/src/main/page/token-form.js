/** Asks for the gateway's token and says where to find it. */

import {LitElement, html, nothing} from 'lit';

export class TokenForm extends LitElement {
  static properties = {problem: {}};

  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <form class="token" @submit=${this.#submit}>
        <img src="/chat/icon.svg" alt="" width="56" height="56">
        <h2>Connect to your gateway</h2>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <label for="token">Token</label>
        <input id="token" type="password" autocomplete="current-password" spellcheck="false" required autofocus>
        <button type="submit" class="wide">Connect</button>
        <div class="hint">
          <p>The gateway prints this page's whole address, token included, when it starts. Opening that address is all it takes.</p>
          <p>The token also stands in <code>openclaw.json</code> under <code>gateway.auth.token</code>. This page keeps it until you close the tab.</p>
        </div>
      </form>`;
  }

  firstUpdated() {
    this.querySelector('input').focus();
  }

  #submit(event) {
    event.preventDefault();
    const token = this.querySelector('input').value.trim();
    if (token) this.dispatchEvent(new CustomEvent('token', {detail: token}));
  }
}

customElements.define('token-form', TokenForm);
