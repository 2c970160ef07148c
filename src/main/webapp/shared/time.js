import { FdElement } from './element.js';
import { html, nothing } from '/vendor/lit/lit.js';
import { language } from './i18n.js';

const STEPS = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86400],
];

export function relative(at, { brief = false } = {}) {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: brief ? 'narrow' : 'long' });
  const size = Math.abs(seconds);
  if (size < 45) return format.format(0, 'second');
  if (size > 6.5 * 86400) return day(at);
  const [unit, length] = size < 3570 ? STEPS[0] : size < 86400 ? STEPS[1] : STEPS[2];
  return format.format(Math.round(seconds / length), unit);
}

/** How long something lasts by now: "14 min". */
export function lasting(since) {
  const minutes = Math.max(1, Math.round((Date.now() - Date.parse(since)) / 60000));
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 1440 ? [Math.round(minutes / 60), 'hour'] : [Math.round(minutes / 1440), 'day'];
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

export function day(at) {
  const date = new Date(at);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString(language(), { day: 'numeric', month: 'short', year });
}

/** Today, yesterday, or the date: what heads a day's messages. */
export function dayName(at) {
  const ago = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86400_000);
  return ago > -2 ? new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(ago, 'day') : day(at);
}

export const exact = (at) => new Date(at).toLocaleString(language(), { dateStyle: 'full', timeStyle: 'short' });

export const clock = (at) => new Date(at).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' });

const shown = new Set();
setInterval(() => {
  if (!document.hidden) for (const element of shown) element.requestUpdate();
}, 20_000);

/** `<fd-time at="…" form="relative|brief|clock|lasting|day">`: kept up to date, the exact time on hover. */
class FdTime extends FdElement {
  static properties = { at: {}, form: {} };

  connectedCallback() {
    super.connectedCallback();
    shown.add(this);
  }

  disconnectedCallback() {
    shown.delete(this);
    super.disconnectedCallback();
  }

  render() {
    if (!this.at) return nothing;
    return html`<time datetime=${this.at} title=${exact(this.at)}>${this.#text()}</time>`;
  }

  #text() {
    if (this.form === 'clock') return clock(this.at);
    if (this.form === 'lasting') return lasting(this.at);
    if (this.form === 'day') return day(this.at);
    return relative(this.at, { brief: this.form === 'brief' });
  }
}
customElements.define('fd-time', FdTime);
