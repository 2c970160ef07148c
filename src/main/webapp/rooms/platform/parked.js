import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { number, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { opens } from '/shared/listing.js';
import { ParkedListing } from '/shared/parked-listing.js';
import { toastProblem } from '/shared/toast.js';
import '/shared/time.js';

/** Deliveries of news that the server gave up. */
class FdPlatformParked extends ParkedListing {
  refuse = toastProblem;

  constructor() {
    super({ place: '/console/system/parked', source: '/system/parked', texts: 'system.parked', tried: 'system.parked.retried' });
  }

  idOf(one) {
    return `${one.eventId}~${one.listener}`;
  }

  addressOf(one) {
    return `${this.source}/${one.eventId}/${one.listener}`;
  }

  table() {
    return html`
      <table class="grid stacks parked-grid">
        <thead><tr><th scope="col">${t('system.type')}</th><th scope="col">${t('system.receiver')}</th><th scope="col">${t('system.problem')}</th><th scope="col" class="c-when">${t('system.at')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => this.idOf(one), (one) => html`
          <tr aria-current=${this.idOf(one) === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="ltr" href=${this.url(one)}>${one.type}</a></td><td class="clip" dir="ltr">${one.listener}</td><td class="clip" lang="en" dir="ltr">${one.problem}</td><td class="c-when soft"><fd-time at=${one.parkedAt}></fd-time></td></tr>`)}</tbody>
      </table>`;
  }

  detail(one) {
    return html`
      ${this.head(one.type)}
      <div class="scroll">
        <div class="block"><p class="note-line bad" lang="en" dir="ltr">${icon('warning')} <span>${one.problem}</span></p>
          ${this.buttons(one)}</div>
        <div class="block"><dl class="facts">
          <dt>${t('system.receiver')}</dt><dd><bdi dir="ltr">${one.listener}</bdi></dd>
          <dt>${t('system.attempts')}</dt><dd>${number(one.attempts)}</dd>
          <dt>${t('system.business')}</dt><dd><bdi dir="ltr">${one.tenant}</bdi></dd></dl></div>
        <div class="block"><h3>${t('system.payload')}</h3><pre class="raw" dir="ltr" tabindex="0">${one.payload}</pre></div>
      </div>`;
  }
}
customElements.define('fd-platform-parked', FdPlatformParked);
