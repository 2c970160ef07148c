import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { number, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import { json } from './json.js';

const STATES = { delivered: ['good', 'done'], waiting: ['warn', 'waiting'], givenUp: ['bad', 'close'] };
const AGAIN = 3_000;

const stateOf = (one) => html`<span class="state ${STATES[one.state][0]}">${icon(STATES[one.state][1])} ${t(`integration.delivery.${one.state}`)}</span>`;

const tried = ({ status, problem, millis }) => [status || nothing, problem ? t(`integration.failure.${problem}`) : nothing, number(millis, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' })].filter((part) => part !== nothing).join(' · ');

/** What one address was sent lately, with bodies; tried out, and sent again. `changed()` is told when it may stand otherwise than before. */
class FdIntegrationDeliveries extends FdElement {
  static properties = { webhook: {}, changed: {}, items: { state: true }, next: { state: true }, problem: { state: true }, open: { state: true }, busy: { state: true } };
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#refresh(), AGAIN);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  willUpdate(changes) {
    if (changes.has('webhook') && changes.get('webhook')?.id !== this.webhook.id) {
      Object.assign(this, { items: null, next: null, open: null, problem: null });
      this.#load();
    }
  }

  get #source() {
    return `/integration/webhooks/${this.webhook.id}/deliveries`;
  }

  async #load({ more = false } = {}) {
    const source = this.#source;
    try {
      const { items, next } = await api.get(`${source}${query({ limit: 20, after: more ? this.next : null })}`);
      if (source !== this.#source) return;
      this.items = more ? [...this.items, ...items] : items;
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Only while nobody has read further down. */
  async #refresh() {
    if (document.hidden || !this.items || this.items.length > 20) return;
    await this.#load();
    const { open } = this;
    const row = this.items.find((one) => one.id === open?.id);
    if (open?.tries && row && (row.attempts !== open.tries.length || row.state !== open.state)) await this.#show(open.id);
  }

  async #look(id) {
    if (this.open?.id === id) return (this.open = null);
    this.open = { id };
    await this.#show(id);
  }

  async #show(id) {
    try {
      const detail = await api.get(`${this.#source}/${id}`);
      if (this.open?.id === id) this.open = detail;
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #test() {
    if (this.busy) return;
    this.busy = true;
    try {
      this.open = await api.post(`/integration/webhooks/${this.webhook.id}/test`);
      await this.#load();
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
    }
  }

  async #replay(id) {
    try {
      this.open = await api.post(`${this.#source}/${id}/replay`);
      toast(t('integration.delivery.replayed'));
      await this.#load();
      this.changed?.();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    return html`
      <div class="block row spread"><h3>${t('integration.deliveries')}</h3><button class="button" aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#test}>${icon('play', 'flips')} ${t('integration.webhook.test')}</button></div>
      ${this.problem ? html`<div class="block"><p class="note-line bad" role="alert">${icon('warning')} <span>${problemText(this.problem)}</span></p></div>` : this.#list()}`;
  }

  #list() {
    if (!this.items) return html`<div class="block" aria-busy="true"><span class="bone w70"></span></div>`;
    if (!this.items.length) return html`<div class="block"><p class="soft">${t('integration.deliveries.none')}</p></div>`;
    return html`
      <ul class="deliveries plain-list" aria-live="polite">${repeat(this.items, (one) => one.id, (one) => html`
        <li><button class="delivery" aria-expanded=${this.open?.id === one.id} @click=${() => this.#look(one.id)}><bdi class="clip" dir="ltr">${one.type}</bdi> ${stateOf(one)} <span class="soft small"><fd-time at=${one.createdAt}></fd-time>${one.last ? html` · <bdi>${tried(one.last)}</bdi>` : nothing}</span></button>
          ${this.open?.id === one.id ? this.#detail(this.open) : nothing}</li>`)}</ul>
      ${this.next ? html`<button class="plain more" @click=${() => this.#load({ more: true })}>${t('more')}</button>` : nothing}`;
  }

  #detail(one) {
    if (!one.tries) return html`<span class="bone w90"></span>`;
    return html`
      <div class="delivery-detail">
        ${one.nextAttemptAt ? html`<p class="soft small">${t('integration.delivery.next')} <fd-time at=${one.nextAttemptAt}></fd-time></p>` : nothing}
        ${one.tries.map((attempt) => html`<h4><fd-time at=${attempt.at}></fd-time> · <bdi>${tried(attempt)}</bdi></h4>${attempt.response ? json(attempt.response) : html`<p class="soft small">${t('integration.response.none')}</p>`}`)}
        <h4>${t('integration.delivery.body')}</h4>${json(one.body)}
        <button class="button" @click=${() => this.#replay(one.id)}>${icon('refresh')} ${t('integration.delivery.replay')}</button>
      </div>`;
  }
}
customElements.define('fd-integration-deliveries', FdIntegrationDeliveries);
