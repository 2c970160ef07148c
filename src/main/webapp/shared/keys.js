// One registry of shortcuts: what is bound is what the `?` sheet shows.
const bound = new Map();
let before = '';
let beforeAt = 0;

/** `list`: [{ keys: 'j' | 'g i' | 'ctrl+s', label, run, hidden? }] for as long as `owner` is shown. */
export const bindKeys = (owner, list) => bound.set(owner, list);
export const unbindKeys = (owner) => bound.delete(owner);
export const allKeys = () => [...bound.values()].flat().filter((one) => !one.hidden);

const typing = (event) => event.composedPath()[0]?.matches?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]');

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  // An open menu is what Escape closes; a shortcut would keep the browser from it.
  if (event.key === 'Escape' && document.querySelector(':popover-open')) return;
  const control = event.ctrlKey || event.metaKey;
  const key = (control ? 'ctrl+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (!control && (typing(event) || document.querySelector('dialog[open]'))) return;
  const sequence = Date.now() - beforeAt < 1200 ? `${before} ${key}` : key;
  for (const wanted of [sequence, key]) {
    // The last bound comes first: a dialog's or an item's keys win over the shell's.
    const found = [...bound.values()].reverse().flat().find((one) => one.keys === wanted);
    if (!found) continue;
    event.preventDefault();
    before = '';
    return found.run(event);
  }
  before = key;
  beforeAt = Date.now();
});
