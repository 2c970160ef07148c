import { css } from '../vendor/lit/lit.js';

export const styles = css`
  :host {
    --bg: light-dark(oklch(1 0 0), oklch(0.21 0.006 265)); --bg-soft: light-dark(oklch(0.968 0.003 265), oklch(0.262 0.008 265));
    --line: light-dark(oklch(0.915 0.004 265), oklch(0.31 0.008 265)); --control: light-dark(oklch(0.65 0.008 265), oklch(0.53 0.01 265));
    --text: light-dark(oklch(0.25 0.012 265), oklch(0.92 0.004 265)); --soft: light-dark(oklch(0.49 0.014 265), oklch(0.72 0.012 265));
    --accent: light-dark(oklch(0.49 0.14 var(--hue)), oklch(0.78 0.11 var(--hue))); --on-accent: light-dark(#fff, oklch(0.18 0.03 var(--hue)));
    --mine: light-dark(oklch(0.945 0.026 var(--hue)), oklch(0.33 0.05 var(--hue))); --bad: light-dark(oklch(0.51 0.18 27), oklch(0.77 0.13 25));
    --warn: light-dark(oklch(0.5 0.11 65), oklch(0.81 0.12 80)); --warn-soft: light-dark(oklch(0.972 0.028 85), oklch(0.29 0.035 80));
    position: absolute; inset-block-end: 64px; inset-inline-end: 0; display: flex; flex-direction: column; inline-size: 388px; block-size: min(620px, calc(100dvh - 104px));
    background: var(--bg); color: var(--text); border-radius: 10px; overflow: hidden; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
    box-shadow: 0 0 0 1px light-dark(oklch(0 0 0 / 0.09), oklch(1 0 0 / 0.12)), 0 12px 40px oklch(0 0 0 / 0.2); text-align: start; overflow-wrap: anywhere;
  }
  :host([data-position="start"]) { inset-inline: 0 auto; }
  :host([hidden]) { display: none; }
  @media (prefers-reduced-motion: no-preference) {
    :host { animation: rise 140ms ease-out; }
    @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
  }
  @media (max-width: 480px) { :host { position: fixed; inset: 0; inline-size: auto; block-size: auto; border-radius: 0; } }
  * { box-sizing: border-box; }
  p, ul, ol, pre, h2 { margin: 0; }
  button, textarea { font: inherit; color: inherit; }
  button { cursor: pointer; }
  button:disabled { cursor: default; opacity: 0.5; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  .icon { inline-size: 1em; block-size: 1em; flex: none; vertical-align: -0.125em; }
  .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }

  .head { display: flex; align-items: center; gap: 4px; padding-block: 10px; padding-inline: 16px 8px; border-block-end: 1px solid var(--line); }
  .head > div { flex: 1; min-inline-size: 0; }
  h2 { font-size: 15px; font-weight: 600; line-height: 1.35; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .who { display: flex; align-items: center; gap: 6px; font-size: 13px; color: var(--soft); }
  .who.agent { color: var(--accent); }
  .who.waiting { color: var(--warn); }
  .ghost { display: inline-grid; place-items: center; inline-size: 36px; block-size: 36px; border: 0; border-radius: 6px; background: none; color: var(--soft); }
  .ghost:hover { background: var(--bg-soft); color: var(--text); }
  .bar { display: flex; align-items: center; gap: 8px; padding: 6px 16px; font-size: 13px; background: var(--warn-soft); color: var(--warn); }

  .scroll { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 16px; display: flex; flex-direction: column; gap: 4px; }
  .frame, .log { display: contents; }
  .message { max-inline-size: 88%; display: grid; gap: 4px; justify-items: start; }
  .message + .message { margin-block-start: 8px; }
  .message.visitor { align-self: end; justify-items: end; }
  .author { font-size: 13px; color: var(--soft); display: flex; gap: 5px; align-items: center; }
  .bubble { padding: 8px 12px; border-radius: 10px; background: var(--bg-soft); display: grid; gap: 8px; }
  .visitor .bubble { background: var(--mine); }
  .bubble ul, .bubble ol { padding-inline-start: 20px; }
  .bubble li + li { margin-block-start: 3px; }
  .bubble a { color: var(--accent); }
  code { font: 0.88em ui-monospace, Menlo, Consolas, monospace; background: light-dark(oklch(0 0 0 / 0.06), oklch(1 0 0 / 0.1)); padding: 1px 4px; border-radius: 4px; }
  pre { overflow-x: auto; background: light-dark(oklch(0 0 0 / 0.05), oklch(1 0 0 / 0.08)); padding: 8px 10px; border-radius: 6px; }
  pre code { background: none; padding: 0; }
  .cite { display: inline-block; min-inline-size: 18px; padding: 0 4px; margin-inline: 1px; border: 0; border-radius: 4px; background: light-dark(oklch(0.9 0.045 var(--hue)), oklch(0.4 0.07 var(--hue))); color: var(--text); font-size: 12px; font-weight: 600; line-height: 18px; vertical-align: 1px; }
  .cite:hover { background: var(--accent); color: var(--on-accent); }
  ul.sources { list-style: none; padding: 6px 0 0; border-block-start: 1px solid var(--line); display: grid; gap: 2px; font-size: 13px; }
  .sources button { display: flex; gap: 6px; align-items: baseline; padding: 2px 0; border: 0; background: none; text-align: start; color: var(--accent); min-block-size: 24px; }
  .sources button:hover span { text-decoration: underline; text-underline-offset: 2px; }
  .sources .n { color: var(--soft); font-variant-numeric: tabular-nums; min-inline-size: 12px; }
  .event { align-self: stretch; display: flex; gap: 8px; align-items: center; justify-content: center; text-align: center; font-size: 13px; color: var(--soft); margin-block: 10px; }
  .meta { font-size: 12px; color: var(--soft); display: flex; gap: 8px; align-items: center; }
  .meta.failed { color: var(--bad); }
  .meta button, .link { border: 0; background: none; padding: 0; color: var(--accent); font-size: inherit; min-block-size: 24px; text-decoration: underline; text-underline-offset: 2px; }
  .dots { display: inline-flex; gap: 4px; padding-block: 7px; }
  .dots i { inline-size: 6px; block-size: 6px; border-radius: 50%; background: var(--soft); }
  @media (prefers-reduced-motion: no-preference) {
    .dots i { animation: blink 1.2s infinite; } .dots i:nth-child(2) { animation-delay: 0.2s; } .dots i:nth-child(3) { animation-delay: 0.4s; }
    @keyframes blink { 30% { opacity: 0.25; } }
  }
  .chips { display: grid; gap: 6px; justify-items: start; margin-block-start: 12px; }
  .chips button, .big { padding: 6px 12px; min-block-size: 34px; border: 1px solid var(--control); border-radius: 6px; background: var(--bg); text-align: start; font-size: 14px; }
  .chips button:hover, .big:hover { background: var(--bg-soft); }
  .big { display: inline-flex; align-items: center; gap: 8px; font-weight: 500; }
  .big.primary { background: var(--accent); border-color: transparent; color: var(--on-accent); }
  .big.primary:hover { filter: brightness(0.94); }

  .closing { border-block-start: 1px solid var(--line); padding: 12px 16px; display: grid; gap: 10px; font-size: 14px; }
  fieldset { border: 0; margin: 0; padding: 0; }
  legend { padding: 0; }
  .stars { display: flex; gap: 2px; direction: ltr; justify-content: start; }
  [dir="rtl"] .stars { direction: rtl; }
  .stars label { position: relative; inline-size: 36px; block-size: 36px; display: grid; place-items: center; font-size: 20px; color: var(--soft); cursor: pointer; border-radius: 6px; }
  .stars label.on { color: light-dark(oklch(0.62 0.14 70), oklch(0.82 0.14 80)); }
  .stars input { position: absolute; inset: 0; opacity: 0; cursor: pointer; margin: 0; }
  .stars label:focus-within { outline: 2px solid var(--accent); }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }

  form.compose { border-block-start: 1px solid var(--line); padding-block: 8px 6px; padding-inline: 16px 8px; display: grid; grid-template-columns: 1fr auto; align-items: end; gap: 0 4px; }
  form.compose:focus-within { box-shadow: inset 0 2px 0 var(--accent); }
  textarea { inline-size: 100%; resize: none; border: 0; outline: 0; background: none; padding: 6px 0; max-block-size: 160px; field-sizing: content; min-block-size: 36px; line-height: 1.5; }
  textarea:focus-visible { outline: 0; }
  textarea.note:focus-visible { outline: 2px solid var(--accent); }
  textarea.note { border: 1px solid var(--control); border-radius: 6px; padding: 6px 10px; }
  ::placeholder { color: var(--soft); opacity: 1; }
  .send { display: grid; place-items: center; inline-size: 36px; block-size: 36px; border: 0; border-radius: 6px; background: none; color: var(--accent); font-size: 17px; }
  .send:not(:disabled):hover { background: var(--bg-soft); }
  [dir="rtl"] .send .icon { scale: -1 1; }
  .foot { grid-column: 1 / -1; display: flex; justify-content: space-between; gap: 8px; font-size: 13px; color: var(--soft); min-block-size: 28px; align-items: center; padding-inline-end: 8px; }
  .foot button { display: inline-flex; align-items: center; gap: 6px; border: 0; background: none; padding: 0; color: var(--soft); min-block-size: 28px; font-size: inherit; }
  .foot button:hover { color: var(--text); text-decoration: underline; text-underline-offset: 2px; }
  .foot button.strong { color: var(--accent); font-weight: 500; }
  @media (forced-colors: active) { :host { border: 1px solid CanvasText; } .bubble { border: 1px solid CanvasText; } }
`;
