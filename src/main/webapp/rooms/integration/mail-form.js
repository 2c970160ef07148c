import { html, nothing } from '/vendor/lit/lit.js';
import { field, formProblem, input } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { SavedForm } from './saved-form.js';

const FIELDS = ['address', 'senderName', 'closing', 'imap.host', 'imap.port', 'imap.user', 'imap.password', 'imap.folder'];
const SECURITIES = ['tls', 'starttls', 'none'];

/** A mail account's address, its mailbox and what its mails say. */
class FdIntegrationMailForm extends SavedForm {
  static properties = { fetched: { state: true } };

  constructor() {
    super({ place: '/console/integration/mail', source: '/mail/accounts', make: 'integration.mail.make' });
  }

  willUpdate(changes) {
    if (this.isAnother(changes)) Object.assign(this, { fetched: !this.of || Boolean(this.of.imap), problem: null });
  }

  body(given) {
    const imap = this.fetched ? { host: given['imap.host'].trim(), port: given['imap.port'] ? Number(given['imap.port']) : null, security: given['imap.security'], user: given['imap.user'].trim(), password: given['imap.password'] || null, folder: given['imap.folder'].trim() || null } : null;
    return { address: given.address.trim(), senderName: given.senderName, closing: given.closing, enabled: this.of ? given.enabled === 'on' : true, assistant: given.assistant === 'on', replyTokens: given.replyTokens === 'on', imap };
  }

  done() {
    const password = this.querySelector('[type=password]');
    if (password) password.value = '';
  }

  render() {
    const { of, problem } = this;
    return html`
      <form class="stack" @submit=${this.save}>
        ${formProblem(problem, FIELDS)}
        ${input({ dir: 'ltr', name: 'address', label: t('integration.mail.address'), type: 'email', hint: t('integration.mail.address.hint'), value: of?.address ?? '', autocomplete: 'off', problem, autofocus: !of })}
        ${input({ name: 'senderName', label: t('integration.mail.sender'), value: of?.senderName ?? '', autocomplete: 'off', required: false, problem })}
        ${field({ name: 'closing', label: t('integration.mail.closing'), problem }, ({ id, wrong, described }) => html`<textarea class="input" id=${id} name="closing" rows="3" dir="auto" .value=${of?.closing ?? ''} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described}></textarea>`)}
        ${this.#toggle('assistant', of?.assistant ?? false, 'integration.mail.assistant')}
        ${this.#toggle('replyTokens', of?.replyTokens ?? true, 'integration.mail.reply-tokens')}
        <label class="check"><input type="checkbox" .checked=${this.fetched} @change=${({ target }) => (this.fetched = target.checked)}> <span>${t('integration.mail.fetched')}</span></label>
        ${this.fetched ? this.#mailbox(of?.imap ?? {}) : nothing}
        ${this.enabled('integration.mail.enabled')}
        ${this.buttons()}
      </form>`;
  }

  #toggle(name, on, text) {
    return html`<label class="check"><input type="checkbox" name=${name} .checked=${on}> <span>${t(text)}</span></label>`;
  }

  #mailbox(imap) {
    const { of, problem } = this;
    return html`
      <fieldset class="stack"><legend>${t('integration.mail.mailbox')}</legend>
        ${input({ dir: 'ltr', name: 'imap.host', label: t('integration.mail.host'), value: imap.host ?? '', autocomplete: 'off', problem })}
        ${field({ name: 'imap.security', label: t('integration.mail.security'), problem }, ({ id }) => html`<select class="select" id=${id} name="imap.security">${SECURITIES.map((one) => html`<option value=${one} .selected=${one === (imap.security ?? 'tls')}>${t(`integration.mail.security.${one}`)}</option>`)}</select>`)}
        ${input({ dir: 'ltr', name: 'imap.port', label: t('integration.mail.port'), type: 'number', value: imap.port ?? '', autocomplete: 'off', required: false, problem })}
        ${input({ dir: 'ltr', name: 'imap.user', label: t('integration.mail.user'), value: imap.user ?? '', autocomplete: 'off', problem })}
        ${input({ dir: 'ltr', name: 'imap.password', label: t('integration.mail.password'), type: 'password', hint: of?.imap ? t('integration.mail.password.hint') : undefined, autocomplete: 'new-password', required: !of?.imap, problem })}
        ${input({ dir: 'ltr', name: 'imap.folder', label: t('integration.mail.folder'), value: imap.folder ?? 'INBOX', autocomplete: 'off', required: false, problem })}
      </fieldset>`;
  }
}
customElements.define('fd-integration-mail-form', FdIntegrationMailForm);
