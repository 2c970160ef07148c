import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { focusWrong, formProblem, input, values } from '/shared/form.js';
import { LANGUAGES, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import './phone.js';
import { offered, subscribe, subscribed, unsubscribe } from './push.js';

const FIELDS = ['quietFrom', 'quietUntil', 'digestAt', 'zone'];
const ADMINS = ['webhookDisabled', 'budgetThreshold', 'workParked'];
const ours = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How one wants to be told: of what, where, when. */
class FdNotificationSettings extends FdElement {
  static properties = { wishes: { state: true }, problem: { state: true }, wrong: { state: true }, quiet: { state: true }, digest: { state: true }, pushes: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
    subscribed().then((is) => (this.pushes = is), () => (this.pushes = false));
  }

  async load() {
    this.problem = null;
    try {
      this.#show(await api.get('/notifications/preferences'));
    } catch (problem) {
      this.problem = problem;
    }
  }

  #show(wishes) {
    Object.assign(this, { wishes, quiet: Boolean(wishes.quietFrom), digest: wishes.digest });
  }

  async #save(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = values(event.target);
    const chosen = [...event.target.querySelectorAll('[data-kind]')];
    const hidden = (kind) => this.wishes.choices[kind].filter((channel) => !this.wishes.available.includes(channel));
    const choices = Object.fromEntries(Object.keys(this.wishes.choices).map((kind) => [kind, [...chosen.filter((box) => box.dataset.kind === kind && box.checked).map((box) => box.value), ...hidden(kind)]]));
    this.busy = true;
    this.wrong = null;
    try {
      this.#show(await api.put('/notifications/preferences', {
        language: form.language, zone: form.zone, digest: form.digest ?? this.wishes.digest, digestAt: form.digestAt ?? this.wishes.digestAt,
        quietFrom: this.quiet ? form.quietFrom : null, quietUntil: this.quiet ? form.quietUntil : null, choices,
      }));
      toast(t('notification.saved'));
    } catch (problem) {
      this.wrong = problem;
      await focusWrong(this);
    } finally {
      this.busy = false;
    }
  }

  /** Proved by its code, or given up here. */
  async #phone({ detail }) {
    try {
      if (!detail) await api.put('/notifications/preferences', { ...this.wishes, phone: '' });
      this.wishes = { ...this.wishes, phone: detail, phonePending: '' };
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #push() {
    try {
      if (this.pushes) await unsubscribe();
      else if (!(await subscribe())) return toast(t('notification.push.denied'));
      this.pushes = !this.pushes;
    } catch (problem) {
      if (problem.name === 'Problem') toastProblem(problem);
      else toast(t('notification.push.failed'));
    }
  }

  render() {
    return html`<section class="page"><h1 class="sr">${t('notification.settings')}</h1><div class="scroll">${this.#body()}</div></section>`;
  }

  #body() {
    const { wishes, wrong } = this;
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${() => this.load()}>${t('retry')}</button></div>`;
    if (!wishes) return html`<div class="bones" aria-busy="true">${[50, 90, 70].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    return html`
      <form class="stack wishes" @submit=${this.#save}>
        ${formProblem(wrong, FIELDS)}
        ${this.#choices()}
        ${this.#browser()}
        ${wishes.available.includes('email') ? this.#digests() : nothing}
        ${this.#hours()}
        <div class="field"><label for="language">${t('notification.language')}</label>
          <select class="select" id="language" name="language">${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${code === wishes.language}>${name}</option>`)}</select></div>
        <div class="row"><button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${t('save')}</button></div>
      </form>
      ${wishes.available.includes('sms') ? html`<div class="wishes"><fd-notification-phone .phone=${wishes.phone} .pending=${wishes.phonePending} @changed=${this.#phone}></fd-notification-phone></div>` : nothing}`;
  }

  #choices() {
    const { available, choices } = this.wishes;
    const heads = available.map((channel) => html`<th scope="col">${t(`notification.channel.${channel}`)}</th>`);
    const box = (kind, channel) => html`<td><input type="checkbox" data-kind=${kind} value=${channel} aria-label=${`${t(`notification.kind.${kind}`)}: ${t(`notification.channel.${channel}`)}`} .checked=${choices[kind].includes(channel)}></td>`;
    return html`
      <div class="wish-scroll" tabindex="0" role="region" aria-label=${t('notification.choices')}><table class="wish-table">
        <thead><tr><th scope="col"><span class="sr">${t('notification.choices')}</span></th>${heads}</tr></thead>
        <tbody>${Object.keys(choices).map((kind) => html`<tr><th scope="row">${t(`notification.kind.${kind}`)}${ADMINS.includes(kind) ? html` <span class="soft small">${t('notification.admins')}</span>` : nothing}</th>${available.map((channel) => box(kind, channel))}</tr>`)}</tbody>
      </table></div>`;
  }

  #browser() {
    if (!offered()) return html`<p class="soft small">${t('notification.push.none')}</p>`;
    return html`<div class="row"><button type="button" class="button" @click=${this.#push}>${icon('bell')} ${t(this.pushes ? 'notification.push.off' : 'notification.push.on')}</button><span class="soft small">${t('notification.push.hint')}</span></div>`;
  }

  #digests() {
    return html`
      <div class="field"><label for="digest">${t('notification.digest')}</label>
        <select class="select" id="digest" name="digest" @change=${({ target }) => (this.digest = target.value)}>${['atOnce', 'hourly', 'daily'].map((one) => html`<option value=${one} .selected=${one === this.wishes.digest}>${t(`notification.digest.${one}`)}</option>`)}</select></div>
      ${this.digest === 'daily' ? input({ name: 'digestAt', label: t('notification.digestAt'), type: 'time', value: this.wishes.digestAt, problem: this.wrong }) : nothing}`;
  }

  #hours() {
    const { wishes, wrong } = this;
    const zone = wishes.zone === 'UTC' ? ours() : wishes.zone;
    const zones = [...new Set([zone, 'UTC', ...(Intl.supportedValuesOf?.('timeZone') ?? [])])];
    return html`
      <label class="check"><input type="checkbox" name="quiet" .checked=${this.quiet} @change=${({ target }) => (this.quiet = target.checked)}> <span>${t('notification.quiet')}<span class="hint">${t('notification.quiet.hint')}</span></span></label>
      ${this.quiet ? html`<div class="pair">
        ${input({ name: 'quietFrom', label: t('notification.quietFrom'), type: 'time', value: wishes.quietFrom ?? '22:00', problem: wrong })}
        ${input({ name: 'quietUntil', label: t('notification.quietUntil'), type: 'time', value: wishes.quietUntil ?? '07:00', problem: wrong })}</div>` : nothing}
      <div class="field"><label for="zone">${t('notification.zone')}</label>
        <select class="select" id="zone" name="zone">${zones.map((one) => html`<option value=${one} .selected=${one === zone}>${one}</option>`)}</select></div>`;
  }
}
customElements.define('fd-notification-settings', FdNotificationSettings);
