/** The commands that wait for a person: told by the gateway, decided here (contract section 13). Knows nothing of the page. */

/** Tells of `change`s. */
export class Approvals extends EventTarget {
  /** Those that wait, oldest first. */
  waiting = [];
  #connection;
  #expiry;

  constructor(connection) {
    super();
    this.#connection = connection;
    connection.addEventListener('frame', ({detail}) => this.#frame(detail));
    connection.addEventListener('state', () => this.#connectionChanged());
  }

  /** Decides; a request that somebody else decided meanwhile, or that expired, is gone either way. */
  async decide(id, decision) {
    this.#replace(this.waiting.map(one => one.id === id ? {...one, decided: decision, problem: ''} : one));
    try {
      await this.#connection.request('exec.approval.resolve', {id, decision});
      this.#remove(id);
    } catch (error) {
      if (error.code === 'INVALID_REQUEST') this.#remove(id);
      else this.#replace(this.waiting.map(one => one.id === id ? {...one, decided: '', problem: error.message} : one));
    }
  }

  async #connectionChanged() {
    const {name} = this.#connection.state;
    if (name !== 'connected') {
      this.#replace([]);
      return;
    }
    try {
      const {pending} = await this.#connection.request('exec.approval.pending');
      for (const one of pending) this.#add(one);
    } catch {
      // a gateway without approvals asks nobody
    }
  }

  #frame({event, payload}) {
    if (event === 'exec.approval.requested') this.#add(payload);
    else if (event === 'exec.approval.resolved') this.#remove(payload.id);
  }

  #add(request) {
    if (!this.waiting.some(one => one.id === request.id)) this.#replace([...this.waiting, request]);
  }

  #remove(id) {
    this.#replace(this.waiting.filter(one => one.id !== id));
  }

  #replace(waiting) {
    if (waiting.length === 0 && this.waiting.length === 0) return;
    this.waiting = waiting.filter(one => one.expiresAtMs > Date.now());
    clearTimeout(this.#expiry);
    const next = Math.min(...this.waiting.map(one => one.expiresAtMs));
    if (Number.isFinite(next)) this.#expiry = setTimeout(() => this.#replace(this.waiting), next - Date.now() + 1);
    this.dispatchEvent(new Event('change'));
  }
}
