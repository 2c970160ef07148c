import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { api } from '/shared/session.js';
import { json } from './json.js';
import { typeOf } from './schema.js';

/** The catalogue of events: what there is to hear, and how it looks. */
class FdIntegrationEvents extends Listing {
  static properties = { schema: { state: true } };

  constructor() {
    super({ place: '/console/integration/events', source: '/integration/events/types', creates: false });
  }

  idOf(one) {
    return one.type;
  }

  updated() {
    if (this.one && this.one.type !== this.schema?.of) this.#read(this.one);
  }

  async #read(one) {
    this.schema = { of: one.type };
    try {
      const schema = await api.get(one.schema.replace(/^\/api/, ''), { headers: { Accept: 'application/schema+json' } });
      if (this.schema.of === one.type) this.schema = { of: one.type, ...schema };
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return this.panes({ label: t('integration.events'), tools: html`<span class="soft small clip">${t('integration.events.hint')}</span>`, list: () => this.#list(), item: this.chosen && (this.one ? this.#event(this.one) : this.gone()) });
  }

  #list() {
    return html`
      <table class="grid stacks events-grid">
        <thead><tr><th scope="col">${t('integration.event')}</th><th scope="col" class="c-told">${t('integration.event.meaning')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.type, (one) => html`
          <tr aria-current=${one.type === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}><td class="first"><a class="clip" dir="ltr" href=${this.url(one)}>${one.type}</a></td><td class="c-told soft clip" lang="en" dir="ltr">${one.description}</td></tr>`)}</tbody>
      </table>`;
  }

  #event(one) {
    const { properties, required, examples } = this.schema ?? {};
    return html`
      ${this.head(one.type)}
      <div class="scroll">
        <div class="block"><p lang="en" dir="ltr">${one.description}</p><p><a href="/console/integration/webhooks/new?type=${one.type}">${icon('send', 'flips')} ${t('integration.event.send')}</a></p></div>
        ${properties ? html`
          <div class="block"><h3>${t('integration.event.data')}</h3><dl class="facts" dir="ltr">${Object.entries(properties).map(([name, field]) => html`<dt><code>${name}</code>${required?.includes(name) ? nothing : '?'}</dt><dd lang="en"><span class="soft">${typeOf(field)}</span> ${field.description ?? nothing}</dd>`)}</dl></div>
          <div class="block"><h3>${t('integration.event.sample')}</h3>${json(examples?.[0])}<p><a href=${one.schema} target="_blank">${icon('external')} ${t('integration.event.schema')}</a></p></div>` : html`<div class="block"><span class="bone w90"></span></div>`}
      </div>`;
  }
}
customElements.define('fd-integration-events', FdIntegrationEvents);
