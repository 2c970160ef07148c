import { html } from '/vendor/lit/lit.js';
import { input } from '/shared/form.js';
import { t } from '/shared/i18n.js';

const LIMITS = ['requestsPerMinute', 'requestsPerHour', 'tokensPerMinute', 'tokensPerHour', 'concurrent'];

/** The names of the fields, as problems name them. */
export const limitNames = (prefix) => LIMITS.map((name) => prefix + name);

/** A field for each limit; empty where there is none. */
export const limitFields = ({ limits, prefix, problem }) => html`
  <div class="pair">${LIMITS.map((name) => input({ name: prefix + name, label: t(`ai.limit.${name}`), type: 'number', value: String(limits?.[name] ?? ''), required: false, problem }))}</div>`;

export const limitsOf = (form, prefix) => Object.fromEntries(LIMITS.filter((name) => form[prefix + name]).map((name) => [name, Number(form[prefix + name])]));

export const hasLimits = (limits) => LIMITS.some((name) => limits?.[name]);
