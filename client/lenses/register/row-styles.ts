/** How a list card of four lines is set, whatever the lens puts on them. */
import { css } from 'lit';

export const rowStyles = css`
  .row-top { display: flex; align-items: center; gap: 8px; }
  .row-name { font-weight: 600; flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row-main { font-weight: 600; white-space: nowrap; }
  .row-line { display: flex; flex-wrap: wrap; gap: 0 12px; font-size: var(--text-s); line-height: 22px; }
  .row-line .end { margin-left: auto; }
  .row-line.one { flex-wrap: nowrap; }
  .row-line.one > .cut { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .trust { white-space: nowrap; }
  .pips { display: flex; gap: 2px; align-items: center; }
  .pips i { width: 8px; height: 8px; border-radius: 2px; }
  .row-line.muted { color: var(--muted); }
`;
