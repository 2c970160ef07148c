import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { opens } from '/shared/listing.js';
import { ParkedListing } from '/shared/parked-listing.js';
import { json } from './json.js';

/** A refusal is stored as the problem that its client would have heard. */
function reason(text) {
  try {
    const { detail, title } = JSON.parse(text);
    return detail ?? title ?? text;
  } catch {
    return text;
  }
}

/** Other systems' requests that nobody could answer. */
class FdIntegrationParked extends ParkedListing {
  constructor() {
    super({ place: '/console/integration/parked', source: '/integration/parked', texts: 'integration.parked', tried: 'integration.parked.done' });
  }

  table() {
    return html`
      <table class="grid stacks parked-grid">
        <thead><tr><th scope="col" class="c-kind">${t('integration.request')}</th><th scope="col">${t('integration.problem')}</th><th scope="col" class="c-when">${t('integration.at')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first c-kind"><a class="clip" dir="ltr" href=${this.url(one)}>${one.type || t('integration.request.unknown')}</a></td><td class="clip" lang="en" dir="ltr">${reason(one.problem)}</td><td class="c-when soft"><fd-time at=${one.parkedAt}></fd-time></td></tr>`)}</tbody>
      </table>`;
  }

  detail(one) {
    return html`
      ${this.head(one.type || t('integration.request.unknown'))}
      <div class="scroll">
        <div class="block"><p class="note-line bad" lang="en" dir="ltr">${icon('warning')} <span>${reason(one.problem)}</span></p>
          ${this.refused ? html`<p class="note-line bad" role="alert">${icon('warning')} <span><b>${t('integration.parked.again')}</b> ${problemText(this.refused)}</span></p>` : nothing}
          ${this.buttons(one, { whole: one.whole })}
          ${one.whole ? nothing : html`<p class="soft small">${t('integration.parked.part')}</p>`}</div>
        <div class="block"><h3>${t('integration.payload')}</h3>${one.payload ? json(one.payload) : html`<p class="soft">${t('integration.payload.none')}</p>`}</div>
      </div>`;
  }
}
customElements.define('fd-integration-parked', FdIntegrationParked);
