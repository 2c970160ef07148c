import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { ask } from '/shared/ask.js';
import { number, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import '/shared/time.js';

/** Deliveries of news that the server gave up: tried again, or thrown away. */
class FdPlatformParked extends Listing {
  constructor() {
    super({ place: '/console/system/parked', source: '/system/parked', creates: false });
  }

  idOf(one) {
    return `${one.eventId}~${one.listener}`;
  }

  async #settle(one, verb, said) {
    try {
      await api.post(`${this.source}/${one.eventId}/${one.listener}/${verb}`);
      this.drop(one);
      go(this.place, { replace: true });
      toast(t(said));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #discard(one) {
    if (await ask({ title: t('system.parked.discard.sure'), text: t('system.parked.discard.hint'), action: t('discard') })) this.#settle(one, 'discard', 'system.parked.discarded');
  }

  render() {
    return this.panes({ label: t('system.parked'), tools: html`<span class="soft small clip">${t('system.parked.hint')}</span>`, list: () => this.#list(), item: this.chosen && (this.one ? this.#delivery(this.one) : this.gone()) });
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('done')}<h2>${t('system.parked.empty')}</h2><p>${t('system.parked.empty.hint')}</p></div>`;
    return html`
      <table class="grid stacks parked-grid">
        <thead><tr><th scope="col">${t('system.type')}</th><th scope="col">${t('system.receiver')}</th><th scope="col">${t('system.problem')}</th><th scope="col" class="c-when">${t('system.at')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => this.idOf(one), (one) => html`
          <tr aria-current=${this.idOf(one) === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="ltr" href=${this.url(one)}>${one.type}</a></td><td class="clip" dir="ltr">${one.listener}</td><td class="clip" lang="en" dir="ltr">${one.problem}</td><td class="c-when soft"><fd-time at=${one.parkedAt}></fd-time></td></tr>`)}</tbody>
      </table>`;
  }

  #delivery(one) {
    return html`
      ${this.head(one.type)}
      <div class="scroll">
        <div class="block"><p class="note-line bad" lang="en" dir="ltr">${icon('warning')} <span>${one.problem}</span></p>
          <div class="row"><button class="button primary" @click=${() => this.#settle(one, 'retry', 'system.parked.retried')}>${icon('refresh')} ${t('retry')}</button><button class="button bad" @click=${() => this.#discard(one)}>${icon('trash')} ${t('discard')}</button></div></div>
        <div class="block"><dl class="facts">
          <dt>${t('system.receiver')}</dt><dd><bdi dir="ltr">${one.listener}</bdi></dd>
          <dt>${t('system.attempts')}</dt><dd>${number(one.attempts)}</dd>
          <dt>${t('system.business')}</dt><dd><bdi dir="ltr">${one.tenant}</bdi></dd></dl></div>
        <div class="block"><h3>${t('system.payload')}</h3><pre class="raw" dir="ltr" tabindex="0">${one.payload}</pre></div>
      </div>`;
  }
}
customElements.define('fd-platform-parked', FdPlatformParked);
