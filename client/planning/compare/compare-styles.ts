import { css } from 'lit';

/** The names of the fields stay where they are while the columns pass by. */
export const compareStyles = css`
  .body { flex: 1; padding-bottom: 16px; }
  .lead { padding: 0 16px 12px; }
  section ul { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  section li { display: inline-flex; align-items: center; }
  table { border-collapse: collapse; font-size: var(--text-s); width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: 8px 12px; border-bottom: 1px solid var(--line); min-width: 132px; }
  th[scope='row'], .unseen-head { position: sticky; left: 0; z-index: 1; background: var(--surface); font-weight: 400; color: var(--muted); min-width: 112px; padding-left: 16px; }
  thead th { position: sticky; top: 0; z-index: 2; background: var(--surface); }
  thead .unseen-head { z-index: 3; }
  .column { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 6px; align-items: center; }
  .column .icon { width: 28px; min-height: 28px; }
  @media (pointer: coarse), (max-width: 767px) { .column { grid-template-columns: auto 1fr; } .column .link { grid-row: 2; grid-column: 1 / -1; } .column .icon { width: 44px; min-height: 44px; justify-self: end; } }
  .number { display: inline-grid; place-items: center; width: 22px; height: 22px; border-radius: 50%; background: var(--accent); color: var(--accent-ink); font-weight: 600; }
  .best { font-weight: 600; }
  .mark { color: var(--accent); white-space: nowrap; }
  .unknown { color: var(--warn); }
  .alike td, .alike th { color: var(--muted); }
  .foot { display: flex; gap: 8px; padding: 12px 16px; position: relative; z-index: 4; box-shadow: 0 -1px 0 var(--line); }
  .foot:empty { display: none; }
`;
