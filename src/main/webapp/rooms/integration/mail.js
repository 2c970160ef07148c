import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { ask } from '/shared/ask.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { opens } from '/shared/listing.js';
import { api } from '/shared/session.js';
import { toastProblem } from '/shared/toast.js';
import './mail-form.js';
import { SecretListing } from './secret-listing.js';

function state(one) {
  if (!one.enabled) return html`<span class="state">${icon('pause')} ${t('integration.webhook.off')}</span>`;
  if (one.problem) return html`<span class="state bad">${icon('warning')} ${t('integration.mail.unread')}</span>`;
  if (one.sendingProblem) return html`<span class="state bad">${icon('warning')} ${t('integration.mail.waits')}</span>`;
  if (!one.sends) return html`<span class="state warn">${icon('warning')} ${t('integration.mail.sends-not')}</span>`;
  return html`<span class="state good">${icon('done')} ${t('integration.webhook.on')}</span>`;
}

const named = ({ token, ...one }) => ({ ...one, name: one.address, secret: token });

/** Addresses that customers write to. */
class FdIntegrationMail extends SecretListing {
  static properties = { busy: { state: true } };

  constructor() {
    super({ place: '/console/integration/mail', source: '/mail/accounts', texts: 'integration.mail', picture: 'inbox' });
  }

  saved(one) {
    super.saved(named(one));
  }

  async #poll(one) {
    this.busy = true;
    try {
      this.put(await api.post(`/mail/accounts/${one.id}/poll`));
    } catch (problem) {
      toastProblem(problem);
    } finally {
      this.busy = false;
    }
  }

  form(one) {
    return html`<div class="block"><fd-integration-mail-form .of=${one} .saved=${(changed) => this.saved(changed)}></fd-integration-mail-form></div>`;
  }

  table() {
    return html`
      <table class="grid stacks mail-grid">
        <thead><tr><th scope="col">${t('integration.mail.address')}</th><th scope="col" class="c-address">${t('integration.mail.host')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.enabled ? '' : 'off'} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="ltr" href=${this.url(one)}>${one.address}</a></td><td class="c-address soft clip"><bdi dir="ltr">${one.imap?.host ?? '–'}</bdi></td><td class="c-state">${state(one)}</td></tr>`)}</tbody>
      </table>`;
  }

  async #sign(one, on) {
    if (!on && !(await ask({ title: t('integration.mail.dkim.end.sure'), text: t('integration.mail.dkim.end.hint'), action: t('integration.mail.dkim.end') }))) return;
    try {
      this.put(await (on ? api.post(`/mail/accounts/${one.id}/dkim`) : api.del(`/mail/accounts/${one.id}/dkim`)));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #signing(one) {
    if (!one.dkim) return html`<h2>${t('integration.mail.dkim')}</h2><p class="soft small">${t('integration.mail.dkim.hint')}</p><button class="button" @click=${() => this.#sign(one, true)}>${icon('key')} ${t('integration.mail.dkim.begin')}</button>`;
    return html`<h2>${t('integration.mail.dkim')}</h2><p class="soft small">${t('integration.mail.dkim.publish')}</p>
      <dl class="facts">${['name', 'value'].map((part) => html`<dt>${t(`integration.mail.dkim.${part}`)}</dt><dd><code class="the-address dns" dir="ltr">${one.dkim[part]}</code></dd>`)}</dl>
      <div class="row wraps"><fd-copy .text=${one.dkim.name} .label=${t('integration.mail.dkim.name.copy')}></fd-copy><fd-copy .text=${one.dkim.value} .label=${t('integration.mail.dkim.value.copy')}></fd-copy>
        <button class="button" @click=${() => this.#sign(one, false)}>${t('integration.mail.dkim.end')}</button></div>`;
  }

  /** Its words are the mail server's, or ours for the operator. */
  #problem(what, words) {
    return words ? html`<div class="block"><p class="note-line bad" role="alert">${icon('warning')} <span>${what}:<br><bdi lang="en" dir="ltr">${words}</bdi></span></p></div>` : nothing;
  }

  detail(one) {
    return html`
      ${this.head(one.address, this.menu(named(one), 'mail-more'))}
      <div class="scroll">
        ${this.secret(one)}
        <div class="block row spread">${state(one)}${one.imap ? html`<button class="button" aria-disabled=${this.busy ? 'true' : nothing} @click=${() => !this.busy && this.#poll(one)}>${icon('refresh')} ${t('integration.mail.poll')}</button>` : nothing}</div>
        ${this.#problem(t('integration.mail.unread'), one.problem)}${this.#problem(t('integration.mail.waits'), one.sendingProblem)}
        <div class="block"><dl class="facts">
          ${one.imap ? html`<dt>${t('integration.mail.polled')}</dt><dd>${one.polledAt ? html`<fd-time at=${one.polledAt}></fd-time>` : '–'}</dd>` : nothing}
          <dt>${t('integration.mail.inbound')}</dt><dd><code class="the-address" dir="ltr">${location.origin}/api/mail/inbound/${one.id}</code></dd></dl>
          ${one.sends ? nothing : html`<p class="soft small">${t('integration.mail.sends-not.hint')}</p>`}</div>
        <div class="block signing">${this.#signing(one)}</div>
        ${this.form(one)}
      </div>`;
  }
}
customElements.define('fd-integration-mail', FdIntegrationMail);
