import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { LANGUAGES, language, t, useLanguage } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { dismiss, place } from '/shared/menu.js';
import { publicApi } from '/shared/api.js';
import { api, session } from '/shared/session.js';
import { THEMES, theme, useTheme } from '/shared/theme.js';
import { toast, toastProblem } from '/shared/toast.js';

export const initials = (name) => (name ?? '').split(/\s+/).map((word) => word[0]).filter(Boolean).slice(0, 2).join('') || '–';

class FdIdentityProfile extends FdElement {
  static properties = { changing: { state: true }, removing: { state: true }, demo: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.follow(session, 'change');
  }

  /** Only the demo businesses are listed publicly: theirs is the data that may be thrown away. */
  async #opened(event) {
    place(event);
    if (event.newState !== 'open' || this.demo !== undefined || !session.can('owner', 'admin', 'operator')) return;
    this.demo = null;
    const { items } = await publicApi.get('/identity/businesses').catch(() => ({ items: [] }));
    this.demo = !session.business || items.some((one) => one.slug === session.business.slug);
    await this.updateComplete;
    place(event);
  }

  async #ask() {
    this.querySelector('#profile').hidePopover();
    this.removing = true;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #remove() {
    try {
      await api.post('/system/demo/remove');
      location.assign('/console/register');
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #password() {
    this.querySelector('#profile').hidePopover();
    this.problem = null;
    this.changing = true;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #change(event) {
    event.preventDefault();
    const { current, next } = values(event.target);
    try {
      await api.post('/auth/password', { current, next });
      this.querySelector('dialog').close();
      toast(t('password.changed'));
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { me } = session;
    if (!me) return nothing;
    return html`
      <button class="rail-item" popovertarget="profile" title=${me.name}><span class="avatar me" aria-hidden="true">${initials(me.name)}</span><span class="phone-only">${t('nav.me')}</span><span class="sr">${t('profile.of', { name: me.name })}</span></button>
      <div id="profile" class="menu" popover data-beside @toggle=${this.#opened}>
        <header><b>${me.name}</b><div class="soft small clip">${me.email}</div>${session.business ? html`<div class="soft small clip">${session.business.name}</div>` : nothing}</header>
        <hr>
        <div class="field"><label for="profile-language">${t('language')}</label>
          <select id="profile-language" class="select" @change=${({ target }) => useLanguage(target.value, { save: true })}>
            ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${code === language()}>${name}</option>`)}</select></div>
        <div class="field"><label for="profile-theme">${t('theme')}</label>
          <select id="profile-theme" class="select" @change=${({ target }) => useTheme(target.value)}>
            ${THEMES.map((name) => html`<option value=${name} .selected=${name === theme()}>${t(`theme.${name}`)}</option>`)}</select></div>
        <hr>
        ${session.business ? html`<a href="/p/${session.business.slug}/" target="_blank" @click=${dismiss}>${icon('external')} ${t('profile.portal')}</a>` : nothing}
        <button @click=${this.#password}>${icon('key')} ${t('password.change')}</button>
        ${this.demo ? html`<button @click=${this.#ask}>${icon('trash')} ${t('demo.remove')}</button>` : nothing}
        <button @click=${() => session.logout()}>${icon('signout', 'flips')} ${t('sign.out')}</button>
      </div>
      ${this.changing ? this.#dialog() : this.removing ? this.#sure() : nothing}`;
  }

  /** No undo exists for this one, so it is asked. */
  #sure() {
    const close = () => this.querySelector('dialog').close();
    return html`
      <dialog class="sheet" aria-labelledby="demo-title" @close=${() => (this.removing = false)}>
        <header><h1 id="demo-title">${t('demo.remove')}</h1><button class="icon-button" aria-label=${t('close')} @click=${close}>${icon('close')}</button></header>
        <div class="body"><p>${t('demo.sure')}</p>
          <div class="row"><button class="button bad" @click=${this.#remove}>${t('demo.remove')}</button><button class="plain" autofocus @click=${close}>${t('cancel')}</button></div></div>
      </dialog>`;
  }

  #dialog() {
    const { problem } = this;
    return html`
      <dialog class="sheet" aria-labelledby="password-title" @close=${() => (this.changing = false)}>
        <header><h1 id="password-title">${t('password.change')}</h1><button class="icon-button" aria-label=${t('close')} @click=${() => this.querySelector('dialog').close()}>${icon('close')}</button></header>
        <form @submit=${this.#change}>
          ${formProblem(problem, ['current', 'next'])}
          <input type="text" class="sr" autocomplete="username" .value=${session.me.email} aria-hidden="true" tabindex="-1" readonly>
          ${input({ name: 'current', label: t('password.current'), type: 'password', autocomplete: 'current-password', problem, autofocus: true })}
          ${input({ name: 'next', label: t('password.next'), type: 'password', autocomplete: 'new-password', minlength: 12, hint: t('password.hint'), problem })}
          <div class="row"><button class="button primary">${t('password.change')}</button><button type="button" class="plain" @click=${() => this.querySelector('dialog').close()}>${t('cancel')}</button></div>
        </form>
      </dialog>`;
  }
}
customElements.define('fd-identity-profile', FdIdentityProfile);
