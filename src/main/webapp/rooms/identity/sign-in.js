import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { formProblem, input, values } from '/shared/form.js';
import { t } from '/shared/i18n.js';
import { session } from '/shared/session.js';

class FdIdentitySignIn extends FdElement {
  static properties = { mode: {}, problem: { state: true }, busy: { state: true } };

  willUpdate(changes) {
    if (changes.has('mode')) this.problem = null;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const given = values(event.target);
    this.busy = true;
    this.problem = null;
    try {
      await (this.mode === 'register' ? session.register(given) : session.login(given.email.trim(), given.password));
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      (this.querySelector('[aria-invalid]') ?? this.querySelector('[name="password"]'))?.focus();
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { problem } = this;
    const register = this.mode === 'register';
    document.title = `${register ? t('register') : t('sign.in')} · Frontdesk`;
    return html`
      <main class="sign"><div class="sign-card">
        <div><img src="/favicon.svg" alt=""></div>
        <div><h1>${register ? t('register') : t('sign.in')}</h1>
          <p class="soft">${register ? t('register.hint') : t('sign.hint')}</p></div>
        <form ?novalidate=${!register} @submit=${this.#submit}>
          ${formProblem(problem, ['businessName', 'name', 'email', 'password'])}
          ${register ? html`
            ${input({ name: 'businessName', label: t('register.business'), autocomplete: 'organization', problem, autofocus: true })}
            ${input({ name: 'name', label: t('register.name'), autocomplete: 'name', problem })}` : nothing}
          ${input({ name: 'email', label: t('email'), type: 'email', autocomplete: 'username', value: this.email ?? new URLSearchParams(location.search).get('email') ?? '', problem, autofocus: !register })}
          ${input({ name: 'password', label: t('password'), type: 'password', autocomplete: register ? 'new-password' : 'current-password', minlength: register ? 12 : undefined, hint: register ? t('password.hint') : nothing, problem })}
          <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${register ? t('register.do') : t('sign.in')}</button>
        </form>
        <p class="soft">${register ? t('register.known') : t('sign.new')} <a class="underlined" href=${register ? '/console/sign-in' : '/console/register'}>${register ? t('sign.in') : t('register')}</a></p>
      </div></main>`;
  }
}
customElements.define('fd-identity-sign-in', FdIdentitySignIn);
