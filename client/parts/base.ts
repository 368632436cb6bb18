/** Styles that every element of the shell shares: text, buttons, inputs, focus. Tokens come from `theme.css`. */
import { css } from 'lit';

export const base = css`
  :host { box-sizing: border-box; font: 400 var(--text-m)/1.5 var(--font); color: var(--ink); font-variant-numeric: tabular-nums; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: inherit; }
  h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  h1, h2.title { font-size: var(--text-l); font-weight: 600; line-height: 1.4; letter-spacing: 0.01em; }
  h2:not(.title), h3 { font-size: var(--text-m); font-weight: 600; line-height: 1.5; }
  .small { font-size: var(--text-s); }
  .muted { color: var(--muted); }
  .strong { font-weight: 600; }
  .figure { text-align: right; white-space: nowrap; }
  .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
  button:disabled { cursor: default; opacity: 0.5; }
  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: var(--target); padding: 0 12px;
    border-radius: var(--radius); font-size: var(--text-s); font-weight: 500; white-space: nowrap; transition: background var(--quick);
  }
  .button:hover { background: var(--sunken); }
  .button.icon { width: var(--target); padding: 0; }
  .button.soft { background: var(--sunken); }
  .button.soft:hover { background: var(--line); }
  .button.primary { background: var(--accent); color: var(--accent-ink); }
  .button.primary:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
  .chip {
    display: inline-flex; align-items: center; gap: 6px; min-height: var(--target); padding: 0 12px; border-radius: 999px;
    background: var(--sunken); font-size: var(--text-s); white-space: nowrap; transition: background var(--quick), color var(--quick);
  }
  .chip:hover { background: var(--line); }
  .chip[aria-pressed='true'], .chip.on { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
  .link { color: var(--accent); font-weight: 500; font-size: var(--text-s); text-decoration: underline; text-decoration-color: transparent; text-underline-offset: 3px; }
  .link:hover { text-decoration-color: currentColor; }
  .link:has(svg) { display: inline-flex; align-items: center; gap: 4px; }
  .badge { display: inline-flex; align-items: center; padding: 0 6px; border-radius: 4px; background: var(--sunken); color: var(--muted); font-size: var(--text-s); line-height: 20px; white-space: nowrap; }
  .badge.warn { background: var(--warn-soft); color: var(--warn); }

  input, select {
    font: inherit; font-size: var(--text-s); color: var(--ink); background: var(--surface); border: 1px solid var(--line);
    border-radius: var(--radius); min-height: var(--target); padding: 0 8px; width: 100%; min-width: 0;
  }
  input::placeholder { color: var(--muted); opacity: 1; }
  input[type='checkbox'], input[type='radio'] { width: 16px; min-height: 16px; height: 16px; margin: 0; accent-color: var(--accent); flex: none; }

  /* A finger needs 44 px: a word reaches beyond itself and moves nothing. A field below 16 px makes iOS zoom in on it. */
  @media (pointer: coarse), (max-width: 767px) {
    .link { --reach: calc(22px - 0.75em); padding: var(--reach) 9px; margin: calc(-1 * var(--reach)) -9px; }
    input, select, textarea { font-size: 1rem; }
    input::placeholder { font-size: var(--text-s); }
  }

  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .scroll { overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
  @media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation: none !important; } }
`;
