import { html, nothing } from '/vendor/lit/lit.js';
import { publicApi } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { preferred, problemText, t, useLanguage } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { go, router, start } from '/shared/router.js';
import { useAccent } from '/shared/theme.js';

/** Both sides of the desk at once: a visitor's page on the left, the agents' console on the right. */
class FdTry extends FdElement {
  static properties = { businesses: { state: true }, problem: { state: true }, side: { state: true } };

  constructor() {
    super();
    this.side = 'visitor';
  }

  connectedCallback() {
    super.connectedCallback();
    start('/try');
    router.addEventListener('route', () => this.requestUpdate());
    this.#begin();
  }

  async #begin() {
    await useLanguage(preferred());
    try {
      this.businesses = (await publicApi.get('/identity/businesses')).items;
    } catch (problem) {
      this.problem = problem;
    }
  }

  get business() {
    const slug = new URLSearchParams(location.search).get('business');
    return this.businesses.find((one) => one.slug === slug) ?? this.businesses[0];
  }

  #ask(text) {
    this.side = 'visitor';
    this.querySelector('#visitor').contentWindow.postMessage({ type: 'frontdesk:ask', text }, location.origin);
  }

  render() {
    if (this.problem) return html`<main class="empty">${icon('offline')}<h1>${t('console.unreachable')}</h1><p>${problemText(this.problem)}</p><button class="button" @click=${() => location.reload()}>${t('retry')}</button></main>`;
    if (!this.businesses) return nothing;
    if (!this.businesses.length) return html`<main class="empty">${icon('info')}<h1>${t('try.none')}</h1><p>${t('try.none.hint')}</p><a class="button" href="/console/register">${t('register')}</a></main>`;
    const { business } = this;
    useAccent(business.accentHue);
    document.title = t('try.title');
    const email = `agent@${business.slug}.example`;
    return html`
      <header class="try-head">
        <h1>${t('try.title')}</h1>
        <label class="row"><span class="soft">${t('try.business')}</span>
          <select class="select" @change=${({ target }) => go(`/try?business=${target.value}`)}>${this.businesses.map((one) => html`<option value=${one.slug} .selected=${one === business}>${one.name}</option>`)}</select></label>
        <div class="asks" role="group" aria-label=${t('try.ask')}><span class="soft">${t('try.ask')}</span>
          ${(business.suggestions ?? []).slice(0, 4).map((text) => html`<button class="button" dir="auto" @click=${() => this.#ask(text)}>${text}</button>`)}</div>
      </header>
      <nav class="sides tabs" aria-label=${t('try.sides')}>${['visitor', 'agent'].map((side) => html`<a href="#${side}" aria-current=${side === this.side ? 'true' : nothing} @click=${(event) => (event.preventDefault(), (this.side = side))}>${t(`try.${side}`)}</a>`)}</nav>
      <main data-side=${this.side}>
        <section aria-labelledby="visitor-title"><h2 id="visitor-title">${t('try.visitor')} <span class="soft">${t('try.visitor.hint')}</span></h2>
          <iframe id="visitor" title=${t('try.visitor')} src="/p/${business.slug}/?chat=open"></iframe></section>
        <section aria-labelledby="agent-title"><h2 id="agent-title">${t('try.agent')} <span class="soft">${t('try.agent.hint', { email })}</span></h2>
          <iframe id="agent" title=${t('try.agent')} src="/console/sign-in?email=${encodeURIComponent(email)}"></iframe></section>
      </main>`;
  }
}
customElements.define('fd-try', FdTry);
