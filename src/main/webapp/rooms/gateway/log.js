import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { query } from '/shared/api.js';
import { language, number, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys, unbindKeys } from '/shared/keys.js';
import { Listing, opens } from '/shared/listing.js';
import { go, router } from '/shared/router.js';
import { api } from '/shared/session.js';
import { exact } from '/shared/time.js';
import { toastProblem } from '/shared/toast.js';
import { lasted, money } from './figures.js';

const PACE = 2_000;
const MOST = 500;

export const outcome = (one) => {
  const good = one.outcome === 'ok' ? 'good' : one.outcome === 'stopped' ? '' : 'bad';
  const words = t(`ai.outcome.${one.outcome}`);
  return html`<span class="state ${good}">${icon(good === 'good' ? 'done' : good ? 'warning' : 'stop')} ${words.startsWith('ai.') ? one.outcome : words}</span>`;
};

/** JSON with its lines and indents; whatever else it is, as it is. */
function shown(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Calls as they come in. */
class FdGatewayLog extends Listing {
  static properties = { paused: { state: true }, keys: { state: true }, people: { state: true }, found: { state: true }, text: { state: true } };
  #timer = 0;
  #own = {};
  #onRoute = () => this.#filtered();
  #key = '';

  constructor() {
    super({ place: '/console/ai/log', source: '/ai/usage/details', creates: false });
    this.keys = [];
    this.people = [];
  }

  connectedCallback() {
    this.#key = this.key;
    super.connectedCallback();
    bindKeys(this.#own, [{ keys: 'p', label: () => t('ai.keys.pause'), run: () => this.#pause() }]);
    router.addEventListener('route', this.#onRoute);
    api.get('/ai/keys?limit=100').then(({ items }) => (this.keys = items), () => {});
    api.get('/identity/people').then(({ items }) => (this.people = items), () => {});
    this.#timer = setInterval(() => this.#poll(), PACE);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    router.removeEventListener('route', this.#onRoute);
    unbindKeys(this.#own);
    super.disconnectedCallback();
  }

  get key() {
    return new URLSearchParams(location.search).get('key') ?? '';
  }

  parameters() {
    return { limit: 50, key: this.key };
  }

  #filtered() {
    if (this.#key === this.key || !location.pathname.startsWith(this.place)) return;
    this.#key = this.key;
    this.items = null;
    this.load();
  }

  #pause() {
    this.paused = !this.paused;
    this.#poll();
  }

  /** Only what is new is put on top; who reads further down keeps the place. */
  async #poll() {
    if (this.paused || document.hidden || !this.items) return;
    const { key } = this;
    try {
      const { items } = await api.get(`${this.source}${query(this.parameters())}`);
      if (key !== this.key || this.paused) return;
      const known = new Set(this.items.map((one) => one.id));
      const fresh = items.filter((one) => !known.has(one.id));
      if (fresh.length) this.items = [...fresh, ...this.items].slice(0, Math.max(MOST, this.items.length));
    } catch {
      // the next time
    }
  }

  willUpdate(changes) {
    if (!changes.has('chosen')) return;
    this.text = null;
    this.found = undefined;
    if (this.chosen) this.#find(this.chosen);
  }

  /** It may stand further down than was read, or be of another key. */
  async #find(id) {
    const one = await api.get(`${this.source}/${encodeURIComponent(id)}`).catch(() => null);
    if (id === this.chosen) this.found = one;
  }

  get one() { return this.found ?? super.one; }

  /** The key, or who was signed in. */
  #caller(one) {
    if (one.keyId) return this.keys.find((key) => key.id === one.keyId)?.name ?? t('ai.log.other-key');
    return this.people.find((person) => person.id === one.userId)?.name ?? t('ai.log.no-key');
  }

  render() {
    return this.panes({ label: t('ai.log'), tools: this.#tools(), list: () => this.#list(), item: this.chosen && this.#item() });
  }

  #item() {
    if (this.one) return this.#call(this.one);
    return this.found === undefined ? html`${this.head(t('ai.log.call'))}<div class="bones" aria-busy="true"><span class="bone w50"></span><span class="bone w90"></span></div>` : this.gone();
  }

  #tools() {
    return html`
      <select class="select quiet" aria-label=${t('ai.by.key')} @change=${({ target }) => go(`${location.pathname}${query({ key: target.value })}`, { replace: true })}>
        <option value="">${t('ai.log.all-keys')}</option>${this.keys.map((one) => html`<option value=${one.id} .selected=${one.id === this.key}>${one.name}</option>`)}</select>
      <span class="grow"></span>
      <span class="state ${this.paused ? 'warn' : 'good'}" role="status">${icon(this.paused ? 'pause' : 'online')} ${t(this.paused ? 'ai.log.paused' : 'ai.log.running')}</span>
      <button class="button" title="${t(this.paused ? 'ai.log.go-on' : 'ai.log.pause')} (p)" @click=${this.#pause}>${icon(this.paused ? 'play' : 'pause')} ${t(this.paused ? 'ai.log.go-on' : 'ai.log.pause')}</button>`;
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('clock')}<h2>${t('ai.log.empty')}</h2><p>${t('ai.log.empty.hint')}</p><a class="button" href="/console/ai/keys/new">${icon('key')} ${t('ai.key.new')}</a><a class="button" href="/console/ai/playground">${t('ai.playground')}</a></div>`;
    return html`
      <table class="grid stacks log-grid">
        <thead><tr><th scope="col" class="c-when">${t('ai.log.at')}</th><th scope="col">${t('ai.by.model')}</th><th scope="col" class="c-key">${t('ai.by.key')}</th><th scope="col" class="n c-tokens">${t('ai.sum.tokens')}</th><th scope="col" class="n c-cost">${t('ai.sum.cost')}</th><th scope="col" class="n c-time">${t('ai.log.latency')}</th><th scope="col" class="c-state">${t('ai.by.outcome')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => this.#row(one))}</tbody>
      </table>`;
  }

  #row(one) {
    return html`
      <tr aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
        <td class="c-when"><a href=${this.url(one)}><time datetime=${one.at} title=${exact(one.at)}>${new Date(one.at).toLocaleTimeString(language())}</time></a></td>
        <td class="first"><bdi>${one.provider}/${one.model}</bdi></td>
        <td class="c-key"><bdi>${this.#caller(one)}</bdi></td>
        <td class="n c-tokens"><bdi dir="ltr">${number(one.input)} → ${number(one.output)}</bdi></td>
        <td class="n c-cost">${money(one.cost)}</td>
        <td class="n c-time">${lasted(one.latencyMillis)}</td>
        <td class="c-state">${one.cache === 'hit' ? html`<span class="state">${icon('history')} ${t('ai.cache.hit')}</span>` : outcome(one)}</td>
      </tr>`;
  }

  async #texts(one) {
    try {
      this.text = await api.get(`/ai/calls/${one.id}/text`);
    } catch (problem) {
      if (problem.status === 404) this.text = {};
      else toastProblem(problem);
    }
  }

  #call(one) {
    const facts = [
      ['ai.log.at', exact(one.at)],
      ['ai.by.key', html`<bdi>${this.#caller(one)}</bdi>`],
      ['ai.log.requested', html`<bdi>${one.requested}</bdi>`],
      ['ai.log.answered', html`<bdi>${one.provider}/${one.model}</bdi>`],
      ['ai.log.operation', one.operation],
      ['ai.sum.cost', html`${money(one.cost)}${one.estimated ? html` <span class="soft">· ${t('ai.log.estimated')}</span>` : nothing}`],
      ['ai.log.price', html`<bdi class="clip">${one.priceVersion || '–'}</bdi>`],
      ['ai.sum.input', number(one.input)],
      ['ai.sum.cached', number(one.cached)],
      ['ai.sum.output', number(one.output)],
      ['ai.log.reasoning', number(one.reasoning)],
      ['ai.log.latency', lasted(one.latencyMillis)],
      ['ai.log.first', lasted(one.firstMillis)],
      ['ai.log.attempts', number(one.attempts)],
      ['ai.log.cache', t(`ai.cache.${one.cache}`)],
      ['ai.log.id', html`<code>${one.id}</code>`],
    ];
    return html`
      ${this.head(t('ai.log.call'))}
      <div class="scroll"><div class="block row spread">${outcome(one)}</div>
        <div class="block"><dl class="facts num">${facts.map(([label, value]) => html`<dt>${t(label)}</dt><dd>${value}</dd>`)}</dl></div>
        <div class="block">${this.text ? this.#kept() : html`<button class="button" @click=${() => this.#texts(one)}>${icon('eye')} ${t('ai.log.texts')}</button>`}</div></div>`;
  }

  #kept() {
    const { request, answer } = this.text;
    if (request === undefined) return html`<p class="soft">${t('ai.log.texts.none')} <a href="/console/ai/settings">${t('ai.settings')}</a></p>`;
    return html`<h3>${t('ai.log.request')}</h3><pre class="raw" dir="ltr" tabindex="0">${shown(request)}</pre><h3>${t('ai.log.answer')}</h3><pre class="raw" dir="ltr" tabindex="0">${shown(answer)}</pre>`;
  }
}
customElements.define('fd-gateway-log', FdGatewayLog);
