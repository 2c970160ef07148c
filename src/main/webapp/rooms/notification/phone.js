import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { field, focusWrong, formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast } from '/shared/toast.js';

/** One's number for short messages: a code goes to it and comes back. Says `changed` when the number is another. */
class FdNotificationPhone extends FdElement {
  static properties = { phone: {}, pending: {}, changing: { state: true }, wrong: { state: true }, busy: { state: true } };

  async #do(event, work) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.wrong = null;
    try {
      await work();
    } catch (problem) {
      this.wrong = problem;
    } finally {
      this.busy = false;
    }
    if (!(await focusWrong(this))) this.querySelector('[autofocus]')?.focus();
  }

  #send = (event) => this.#do(event, async () => {
    this.pending = (await api.post('/notifications/preferences/phone', { phone: this.pending || values(event.target).phone })).phone;
    toast(t('notification.phone.sent'));
  });

  #confirm = (event) => this.#do(event, async () => {
    this.phone = (await api.post('/notifications/preferences/phone/confirm', { code: values(event.target).code })).phone;
    Object.assign(this, { pending: '', changing: false });
    this.dispatchEvent(new CustomEvent('changed', { detail: this.phone }));
    toast(t('notification.phone.yours'));
  });

  #other = async () => {
    Object.assign(this, { pending: '', changing: true, wrong: null });
    await this.updateComplete;
    this.querySelector('input')?.focus();
  };

  render() {
    if (this.pending) return this.#code();
    return this.phone && !this.changing ? this.#known() : this.#number();
  }

  #known() {
    const gone = () => this.dispatchEvent(new CustomEvent('changed', { detail: '' }));
    return html`<div class="field"><span class="label">${t('notification.phone')}</span>
      <div class="row"><bdi dir="ltr">${this.phone}</bdi> <span class="soft small">${icon('done')} ${t('notification.phone.proved')}</span>
        <button class="button" @click=${this.#other}>${t('notification.phone.change')}</button><button class="plain" @click=${gone}>${t('notification.phone.remove')}</button></div></div>`;
  }

  #number() {
    return html`<form class="stack" @submit=${this.#send}>
      ${formProblem(this.wrong, ['phone'])}
      ${input({ name: 'phone', label: t('notification.phone'), hint: t('notification.phone.hint'), type: 'tel', autocomplete: 'tel', problem: this.wrong })}
      <div class="row"><button class="button" aria-disabled=${this.busy ? 'true' : nothing}>${t('notification.phone.send')}</button>
        ${this.phone ? html`<button type="button" class="plain" @click=${() => (this.changing = false)}>${t('cancel')}</button>` : nothing}</div>
    </form>`;
  }

  #code() {
    return html`<form class="stack" @submit=${this.#confirm}>
      ${formProblem(this.wrong, ['code'])}
      ${field({ name: 'code', label: t('notification.phone.code'), hint: html`${t('notification.phone.code.hint')} <bdi dir="ltr">${this.pending}</bdi>`, problem: this.wrong }, ({ id, wrong, described }) => html`
        <input class="input code-input" id=${id} name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" dir="ltr" required autofocus aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described}>`)}
      <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${t('notification.phone.confirm')}</button>
        <button type="button" class="button" @click=${this.#send}>${t('notification.phone.again')}</button><button type="button" class="plain" @click=${this.#other}>${t('notification.phone.other')}</button></div>
    </form>`;
  }
}
customElements.define('fd-notification-phone', FdNotificationPhone);
