import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { ask } from '/shared/ask.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';

const REASONS = ['auto_submitted', 'mailing_list', 'null_sender', 'loop', 'too_many', 'unknown_bounce', 'no_sender', 'empty', 'malformed', 'headers_too_long', 'too_many_parts', 'nested_too_deep', 'too_large', 'error', 'no_account', 'no_address', 'not_configured', 'gone'];
const ours = (reason) => REASONS.includes(reason);
/** What another mail server says is in its own words. */
const why = (reason) => (ours(reason) ? html`<span>${t(`integration.mails.${reason === 'empty' ? 'blank' : reason}`)}</span>` : html`<span class="clip theirs" lang="en" dir="ltr">${reason}</span>`);

/** Mails that came and could not be taken, or could not go out: tried again, or thrown away. */
class FdIntegrationMails extends Listing {
  static properties = { box: {}, refused: { state: true }, busy: { state: true } };

  constructor() {
    super({ place: '/console/integration/mails', source: '', creates: false });
  }

  willUpdate(changes) {
    if (changes.has('chosen')) this.refused = null;
    if (changes.has('box') && this.hasUpdated) {
      this.items = null;
      this.load();
    }
  }

  load(how) {
    this.source = `/mail/${this.box}`;
    return super.load(how);
  }

  parameters() {
    return { state: this.box === 'sent' ? 'failed' : 'parked' };
  }

  async #do(one, what, said) {
    this.busy = true;
    this.refused = null;
    try {
      const after = await api.post(`/mail/${this.box}/${one.id}/${what}`);
      if (after?.state === 'parked') return this.put(after);
      this.drop(one);
      go(this.place + location.search, { replace: true });
      toast(t(said));
    } catch (problem) {
      this.refused = problem;
    } finally {
      this.busy = false;
    }
  }

  async #discard(one) {
    if (await ask({ title: t('integration.mails.discard.sure'), text: t('integration.mails.discard.hint'), action: t('discard') })) this.#do(one, 'discard', 'integration.parked.discarded');
  }

  render() {
    return this.panes({ label: t('integration.mails'), tools: this.#tools(), list: () => this.#list(), item: this.chosen && (this.one ? this.#mail(this.one) : this.gone()) });
  }

  #tools() {
    return html`<nav class="row mail-boxes" aria-label=${t('integration.mails')}>${['received', 'sent'].map((box) => html`<a class="plain" href="${this.place}?box=${box}" aria-current=${box === this.box ? 'page' : nothing}>${t(`integration.mails.${box}`)}</a>`)}</nav>`;
  }

  #who(one) {
    return this.box === 'sent' ? one.recipient || '?' : one.sender || t('integration.mails.nobody');
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('done')}<h2>${t('integration.mails.empty')}</h2><p>${t(`integration.mails.empty.${this.box}`)}</p></div>`;
    return html`
      <table class="grid stacks parked-grid">
        <thead><tr><th scope="col">${t(`integration.mails.who.${this.box}`)}</th><th scope="col">${t('integration.problem')}</th><th scope="col" class="c-when">${t('integration.at')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${this.#who(one)}</a></td><td class="clip">${why(one.reason)}</td><td class="c-when soft"><fd-time at=${one.receivedAt ?? one.createdAt}></fd-time></td></tr>`)}</tbody>
      </table>`;
  }

  #mail(one) {
    const whole = this.box === 'sent' || one.bytes > 0;
    return html`
      ${this.head(one.subject || this.#who(one))}
      <div class="scroll">
        <div class="block"><p class="note-line bad">${icon('warning')} ${why(one.reason)}</p>
          ${this.refused ? html`<p class="note-line bad" role="alert">${icon('warning')} <span>${problemText(this.refused)}</span></p>` : nothing}
          <div class="row"><button class="button primary" aria-disabled=${this.busy || !whole ? 'true' : nothing} @click=${() => !this.busy && whole && this.#do(one, 'retry', 'integration.parked.done')}>${icon('refresh')} ${t(this.box === 'sent' ? 'integration.delivery.replay' : 'integration.mails.take')}</button><button class="button bad" @click=${() => this.#discard(one)}>${icon('trash')} ${t('discard')}</button></div></div>
        <div class="block"><dl class="facts">
          <dt>${t(`integration.mails.who.${this.box}`)}</dt><dd><bdi>${this.#who(one)}</bdi></dd>
          <dt>${t('integration.mails.subject')}</dt><dd dir="auto">${one.subject || '–'}</dd>
          <dt>${t('integration.at')}</dt><dd><fd-time at=${one.receivedAt ?? one.createdAt}></fd-time></dd>
          ${one.conversationId ? html`<dt>${t('conversation')}</dt><dd><a href="/console/support/open/${one.conversationId}">${t('integration.mails.open')}</a></dd>` : nothing}
        </dl></div>
      </div>`;
  }
}
customElements.define('fd-integration-mails', FdIntegrationMails);
