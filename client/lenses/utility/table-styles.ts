import { css } from 'lit';

/** The names of the parks stay where they are while the items pass by; the items stay while the parks do. */
export const tableStyles = css`
  table { border-collapse: separate; border-spacing: 0; font-size: var(--text-s); line-height: 1.35; }
  caption { text-align: left; }
  caption > span { position: sticky; left: 16px; display: inline-block; width: calc(100cqw - 32px); max-width: 600px; margin-left: 16px; padding-bottom: 8px; }
  th, td { padding: 0; min-width: 50px; text-align: center; white-space: nowrap; font-weight: 400; border-bottom: 1px solid var(--line); }
  thead th { position: sticky; top: 0; z-index: 2; background: var(--surface); padding: 6px 2px; vertical-align: bottom; max-width: 80px; white-space: normal; text-wrap: balance; }
  thead .badge { padding: 0 4px; line-height: 18px; margin-top: 2px; }
  .name { white-space: normal; position: sticky; left: 0; z-index: 1; background: var(--surface); text-align: left; width: 128px; min-width: 128px; max-width: 128px; box-shadow: 1px 0 0 var(--line); }
  thead .name { z-index: 3; padding-left: 16px; }
  tbody .name { padding: 0 4px 0 16px; }
  tbody .name button { display: block; width: 100%; padding: 8px 0; min-height: var(--target); border-radius: 6px; }
  tbody .name button:hover { color: var(--accent); }
  .park .name { padding-left: 24px; }
  .all td, .all .name, .zone td, .zone .name { background: var(--sunken); font-weight: 600; }
  .all .name { padding-block: 10px; }
  td > .bar, td button > .bar { height: 4px; margin-top: 4px; }
  .bar > i.most { border: 0; border-radius: 0; background: repeating-linear-gradient(90deg, var(--muted) 0 2px, transparent 2px 4px); }
  td:not(.none, .as-of) { padding: 0 3px; }
  .park td:has(> button) { padding: 0; }
  td button { display: block; width: 100%; min-height: max(40px, var(--target)); padding: 6px 3px; text-align: center; border-radius: 6px; }
  td button:hover { background: var(--accent-soft); }
  td, td button { position: relative; }
  .none { color: var(--muted); }
  .as-of { padding: 0 12px; white-space: nowrap; color: var(--muted); }
  :focus-visible { outline-offset: -2px; }
`;
