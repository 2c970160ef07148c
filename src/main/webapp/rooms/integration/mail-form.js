import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { field, formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';

const FIELDS = ['address', 'senderName', 'closing', 'imap.host', 'imap.port', 'imap.user', 'imap.password', 'imap.folder'];
const SECURITIES = ['tls', 'starttls', 'none'];

/** A mail account's address, its mailbox and what its mails say; a new one's, or one's that there is. `saved(account)` is told what came of it. */
class FdIntegrationMailForm extends FdElement {
  static properties = { account: {}, saved: {}, fetched: { state: true }, problem: { state: true }, busy: { state: true } };

  willUpdate(changes) {
    if (changes.has('account') && changes.get('account')?.id !== this.account?.id) {
      this.fetched = Boolean(this.account?.imap);
      this.problem = null;
    }
    this.fetched ??= true;
  }

  #body(form) {
    const given = values(form);
    const imap = this.fetched ? { host: given['imap.host'].trim(), port: given['imap.port'] ? Number(given['imap.port']) : null, security: given['imap.security'], user: given['imap.user'].trim(), password: given['imap.password'] || null, folder: given['imap.folder'].trim() || null } : null;
    return { address: given.address.trim(), senderName: given.senderName, closing: given.closing, enabled: this.account ? given.enabled === 'on' : true, assistant: given.assistant === 'on', replyTokens: given.replyTokens === 'on', imap };
  }

  async #save(event) {
    event.preventDefault();
    if (this.busy) return;
    const body = this.#body(event.target);
    this.busy = true;
    this.problem = null;
    try {
      const one = this.account ? await api.put(`/mail/accounts/${this.account.id}`, body) : await api.create('/mail/accounts', body);
      toast(t('integration.webhook.saved', { name: one.address }));
      const password = event.target.elements['imap.password'];
      if (password) password.value = '';
      this.saved(one);
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      this.querySelector('[aria-invalid="true"]')?.focus();
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { account, problem } = this;
    return html`
      <form class="stack" @submit=${this.#save}>
        ${formProblem(problem, FIELDS)}
        ${input({ dir: 'ltr', name: 'address', label: t('integration.mail.address'), type: 'email', hint: t('integration.mail.address.hint'), value: account?.address ?? '', autocomplete: 'off', problem, autofocus: !account })}
        ${input({ name: 'senderName', label: t('integration.mail.sender'), value: account?.senderName ?? '', autocomplete: 'off', required: false, problem })}
        ${field({ name: 'closing', label: t('integration.mail.closing'), problem }, ({ id, wrong, described }) => html`<textarea class="input" id=${id} name="closing" rows="3" dir="auto" .value=${account?.closing ?? ''} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described}></textarea>`)}
        ${this.#toggle('assistant', account?.assistant ?? false, 'integration.mail.assistant')}
        ${this.#toggle('replyTokens', account?.replyTokens ?? true, 'integration.mail.reply-tokens')}
        <label class="check"><input type="checkbox" .checked=${this.fetched} @change=${({ target }) => (this.fetched = target.checked)}> <span>${t('integration.mail.fetched')}</span></label>
        ${this.fetched ? this.#mailbox(account?.imap ?? {}) : nothing}
        ${account ? html`<label class="check"><input type="checkbox" role="switch" name="enabled" .checked=${account.enabled}> <span>${t('integration.mail.enabled')}</span></label>` : nothing}
        <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${account ? t('save') : t('integration.mail.make')}</button>${account ? nothing : html`<a class="plain" href="/console/integration/mail">${t('cancel')}</a>`}</div>
      </form>`;
  }

  #toggle(name, on, text) {
    return html`<label class="check"><input type="checkbox" name=${name} .checked=${on}> <span>${t(text)}</span></label>`;
  }

  #mailbox(imap) {
    const { account, problem } = this;
    return html`
      <fieldset class="stack"><legend>${t('integration.mail.mailbox')}</legend>
        ${input({ dir: 'ltr', name: 'imap.host', label: t('integration.mail.host'), value: imap.host ?? '', autocomplete: 'off', problem })}
        ${field({ name: 'imap.security', label: t('integration.mail.security'), problem }, ({ id }) => html`<select class="select" id=${id} name="imap.security">${SECURITIES.map((one) => html`<option value=${one} .selected=${one === (imap.security ?? 'tls')}>${t(`integration.mail.security.${one}`)}</option>`)}</select>`)}
        ${input({ dir: 'ltr', name: 'imap.port', label: t('integration.mail.port'), type: 'number', value: imap.port ?? '', autocomplete: 'off', required: false, problem })}
        ${input({ dir: 'ltr', name: 'imap.user', label: t('integration.mail.user'), value: imap.user ?? '', autocomplete: 'off', problem })}
        ${input({ dir: 'ltr', name: 'imap.password', label: t('integration.mail.password'), type: 'password', hint: account?.imap ? t('integration.mail.password.hint') : undefined, autocomplete: 'new-password', required: !account?.imap, problem })}
        ${input({ dir: 'ltr', name: 'imap.folder', label: t('integration.mail.folder'), value: imap.folder ?? 'INBOX', autocomplete: 'off', required: false, problem })}
      </fieldset>`;
  }
}
customElements.define('fd-integration-mail-form', FdIntegrationMailForm);
