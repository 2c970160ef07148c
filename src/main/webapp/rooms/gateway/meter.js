import { html, nothing, svg } from '/vendor/lit/lit.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { money } from './figures.js';

const part = (amount, whole) => Math.max(0, Math.min(100, (Number(amount) / (Number(whole) || 1)) * 100));

export function budgetState({ amount, spent, reserved }) {
  const used = part(Number(spent) + Number(reserved), amount);
  return used >= 100 ? 'bad' : used >= 80 ? 'warn' : '';
}

/** How much of a budget is spent, set aside and left; in words for those who don't see the bar. */
export function meter(budget, { words = true } = {}) {
  const { amount, spent, reserved, left, period, hard } = budget;
  const state = budgetState(budget);
  const gone = part(spent, amount);
  const held = Math.min(100 - gone, part(reserved, amount));
  return html`
    <div class="meter ${state}">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label=${t('ai.budget.bar', { spent: money(spent), reserved: money(reserved), left: money(left), amount: money(amount) })}>
        <rect class="track" width="100" height="6"/>${svg`<rect class="spent" width=${gone} height="6"/><rect class="held" x=${gone} width=${held} height="6"/>`}
      </svg>
      ${words ? html`<span class="meter-words num">${state ? html`<span class="state ${state}">${icon('warning')} ${t(state === 'bad' ? 'ai.budget.used-up' : 'ai.budget.nearly')}</span>` : nothing}
        <span>${t('ai.budget.left', { left: money(left), amount: money(amount) })}</span><span class="soft">${t(`ai.per.${period}`)}${hard ? nothing : html` · ${t('ai.budget.soft')}`}</span></span>` : nothing}
    </div>`;
}
