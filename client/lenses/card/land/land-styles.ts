import { css } from 'lit';

/** Tables and rules of a parcel's card, which is as narrow as a phone. */
export const landStyles = css`
  section { display: grid; gap: 8px; margin-bottom: 24px; }
  table { border-collapse: collapse; width: 100%; font-size: var(--text-s); line-height: 20px; }
  th, td { text-align: left; vertical-align: top; padding: 8px 8px 4px 0; font-weight: 400; }
  thead th, thead th.end { color: var(--muted); padding-top: 0; white-space: normal; word-break: keep-all; }
  tbody, tfoot { border-top: 1px solid var(--line); }
  th:last-child, td:last-child { padding-right: 0; }
  td.end, th.end { text-align: right; white-space: nowrap; }
  td.end.words { white-space: normal; word-break: keep-all; }
  .note td { color: var(--muted); padding: 0 0 8px; }
  tfoot th, tfoot td { font-weight: 600; padding-top: 8px; }
  .state { display: inline-flex; align-items: center; gap: 4px; word-break: keep-all; }
  .state .swatch { width: 18px; height: 18px; flex: none; }
  .open { color: var(--warn); }
  .lead { font-size: var(--text-s); color: var(--muted); }
  .box { background: var(--sunken); border-radius: 12px; padding: 12px 16px; display: grid; gap: 8px; font-size: var(--text-s); }
`;
