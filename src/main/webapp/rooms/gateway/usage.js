import { html } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { language, number, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { go, router } from '/shared/router.js';
import { api } from '/shared/session.js';
import { brief, money, share } from './figures.js';
import { MEASURES, PERIODS, arrange, beginnings, drawn } from './usage-sums.js';
import './plot.js';

const GROUPS = ['model', 'provider', 'key', 'team', 'outcome'];

/** What was spent and called over time, by what. The address holds the choice. */
class FdGatewayUsage extends FdElement {
  static properties = { sums: { state: true }, problem: { state: true } };
  #onRoute = () => this.#load();
  #asked = '';
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
    this.#timer = setInterval(() => document.hidden || this.#load({ again: true }), 60_000);
    this.#load();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  get choice() {
    const asked = new URLSearchParams(location.search);
    const known = (name, values) => (values.includes(asked.get(name)) ? asked.get(name) : values[0]);
    return { by: known('by', GROUPS), period: known('period', ['7d', '24h', '30d']), show: known('show', Object.keys(MEASURES)) };
  }

  async #load({ again = false } = {}) {
    if (!location.pathname.endsWith('/usage')) return;
    const { by, period } = this.choice;
    this.requestUpdate();
    if (!again && this.#asked === by + period) return;
    if (!again) this.sums = null;
    this.#asked = by + period;
    this.problem = null;
    const times = beginnings(PERIODS[period]);
    try {
      const { items } = await api.get(`/ai/usage${query({ from: new Date(times[0]).toISOString(), step: PERIODS[period].step, by })}`);
      if (this.#asked !== by + period) return;
      this.times = times;
      this.sums = items;
    } catch (problem) {
      if (!again || !this.sums) this.problem = problem;
    }
  }

  #choose(values) {
    const { by, period, show } = { ...this.choice, ...values };
    go(`/console/ai/usage${query({ by: by === GROUPS[0] ? '' : by, period: period === '7d' ? '' : period, show: show === 'cost' ? '' : show })}`, { replace: true });
  }

  #select(name, values) {
    const chosen = this.choice[name];
    return html`<select class="select quiet" aria-label=${t(`ai.usage.${name}`)} @change=${({ target }) => this.#choose({ [name]: target.value })}>${values.map((value) => html`<option value=${value} .selected=${value === chosen}>${t(`ai.usage.${name}.${value}`)}</option>`)}</select>`;
  }

  render() {
    return html`
      <section class="page">
        <header class="pane-head"><h1 class="sr">${t('ai.usage')}</h1><div class="choices">${this.#select('show', Object.keys(MEASURES))}${this.#select('by', GROUPS)}${this.#select('period', Object.keys(PERIODS))}</div></header>
        <div class="scroll">${this.#body()}</div>
      </section>`;
  }

  #body() {
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${() => this.#load({ again: true })}>${t('retry')}</button></div>`;
    if (!this.sums) return html`<div class="bones" aria-busy="true"><span class="bone w50"></span><span class="bone tall"></span><span class="bone w90"></span><span class="bone w70"></span></div>`;
    if (!this.sums.length) return html`<div class="empty">${icon('stars')}<h2>${t('ai.usage.empty')}</h2><p>${t('ai.usage.empty.hint')}</p><a class="button primary" href="/console/ai/keys/new">${icon('key')} ${t('ai.key.new')}</a><a class="button" href="/console/ai/playground">${t('ai.playground')}</a></div>`;
    const { show } = this.choice;
    const { groups, whole } = arrange(this.sums, this.times, show);
    return html`
      ${this.#whole(whole)}
      <fd-gateway-plot .labels=${this.times.map((time) => this.#when(time))} .groups=${drawn(groups.map((one) => ({ ...one, name: this.#name(one.name) })), t('ai.usage.others'))} .figure=${this.#figure(show)}></fd-gateway-plot>
      ${this.#table(groups)}
      ${this.#byTime(whole, show)}`;
  }

  #figure(show) {
    if (show === 'cost') return (value) => money(value);
    return (value, exact) => (exact ? number(value) : brief(value));
  }

  #when(time) {
    const hourly = PERIODS[this.choice.period].step === 'hour';
    return new Date(time).toLocaleString(language(), hourly ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', timeZone: 'UTC' });
  }

  #name(name) {
    if (this.choice.by === 'outcome') return t(`ai.outcome.${name}`) === `ai.outcome.${name}` ? name : t(`ai.outcome.${name}`);
    return name || t(`ai.usage.no-${this.choice.by}`);
  }

  #whole(whole) {
    const facts = [['cost', money(whole.cost)], ['calls', number(whole.calls)], ['tokens', brief(whole.input + whole.output)], ['hits', share(whole.hits, whole.calls)], ['failures', share(whole.failures, whole.calls)]];
    return html`<dl class="sums">${facts.map(([name, value]) => html`<div><dt>${t(`ai.sum.${name}`)}</dt><dd class="num">${value}</dd></div>`)}</dl>`;
  }

  #table(groups) {
    const { by } = this.choice;
    return html`
      <div class="wide-table" tabindex="0" role="region" aria-label=${t(`ai.usage.by.${by}`)}><table class="grid usage-grid">
        <thead><tr><th scope="col">${t(`ai.by.${by}`)}</th>${['cost', 'calls', 'input', 'output', 'cached', 'failures'].map((name) => html`<th scope="col" class="n">${t(`ai.sum.${name}`)}</th>`)}</tr></thead>
        <tbody>${groups.map((one) => html`<tr><td><span class="row"><span class="swatch plot-${one.colour}"></span><span class="clip" dir="auto">${this.#name(one.name)}</span></span></td><td class="n">${money(one.cost)}</td><td class="n">${number(one.calls)}</td><td class="n">${number(one.input)}</td><td class="n">${number(one.output)}</td><td class="n">${number(one.cached)}</td><td class="n">${one.failures ? html`<span class="state bad">${number(one.failures)}</span>` : '0'}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #byTime(whole, show) {
    const figure = this.#figure(show);
    return html`
      <details class="by-time"><summary>${t('ai.usage.over-time')}</summary>
        <table class="grid"><thead><tr><th scope="col">${t(PERIODS[this.choice.period].step === 'hour' ? 'ai.log.at' : 'ai.usage.time')}</th><th scope="col" class="n">${t(`ai.sum.${show}`)}</th></tr></thead>
          <tbody>${this.times.map((time, at) => html`<tr><td>${this.#when(time)}</td><td class="n">${figure(whole.values[at], true)}</td></tr>`).reverse()}</tbody></table></details>`;
  }
}
customElements.define('fd-gateway-usage', FdGatewayUsage);
