import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { opens } from '/shared/listing.js';
import { ParkedListing } from '/shared/parked-listing.js';

const REASONS = ['auto_submitted', 'mailing_list', 'null_sender', 'loop', 'too_many', 'unknown_bounce', 'no_sender', 'empty', 'malformed', 'headers_too_long', 'too_many_parts', 'nested_too_deep', 'too_large', 'error', 'no_account', 'no_address', 'not_configured', 'gone'];
const ours = (reason) => REASONS.includes(reason);
/** What another mail server says is in its own words. */
const why = (reason) => (ours(reason) ? html`<span>${t(`integration.mails.${reason === 'empty' ? 'blank' : reason}`)}</span>` : html`<span class="clip theirs" lang="en" dir="ltr">${reason}</span>`);

/** Mails that came and could not be taken, or could not go out. */
class FdIntegrationMails extends ParkedListing {
  static properties = { box: {} };

  constructor() {
    super({ place: '/console/integration/mails', source: '', texts: 'integration.mails', tried: 'integration.parked.done' });
  }

  willUpdate(changes) {
    super.willUpdate(changes);
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

  settled(one, said, after) {
    if (after?.state === 'parked') this.put(after);
    else super.settled(one, said);
  }

  tools() {
    return html`<nav class="row mail-boxes" aria-label=${t('integration.mails')}>${['received', 'sent'].map((box) => html`<a class="plain" href="${this.place}?box=${box}" aria-current=${box === this.box ? 'page' : nothing}>${t(`integration.mails.${box}`)}</a>`)}</nav>`;
  }

  none() {
    return t(`integration.mails.empty.${this.box}`);
  }

  #who(one) {
    return this.box === 'sent' ? one.recipient || '?' : one.sender || t('integration.mails.nobody');
  }

  table() {
    return html`
      <table class="grid stacks parked-grid">
        <thead><tr><th scope="col">${t(`integration.mails.who.${this.box}`)}</th><th scope="col">${t('integration.problem')}</th><th scope="col" class="c-when">${t('integration.at')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${this.#who(one)}</a></td><td class="clip">${why(one.reason)}</td><td class="c-when soft"><fd-time at=${one.receivedAt ?? one.createdAt}></fd-time></td></tr>`)}</tbody>
      </table>`;
  }

  detail(one) {
    const sent = this.box === 'sent';
    return html`
      ${this.head(one.subject || this.#who(one))}
      <div class="scroll">
        <div class="block"><p class="note-line bad">${icon('warning')} ${why(one.reason)}</p>
          ${this.refused ? html`<p class="note-line bad" role="alert">${icon('warning')} <span>${problemText(this.refused)}</span></p>` : nothing}
          ${this.buttons(one, { whole: sent || one.bytes > 0, again: sent ? 'integration.delivery.replay' : 'integration.mails.take' })}</div>
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
