/** How the panels of 拼地 are set. */
import { css } from 'lit';

export const assemblyStyles = css`
  :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
  .body { flex: 1; padding: 0 16px 16px; display: grid; gap: 20px; align-content: start; }
  .result { display: grid; gap: 20px; }
  section { display: grid; gap: 8px; align-content: start; }
  .rows { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px 16px; font-size: var(--text-s); }
  .rows dt { color: var(--muted); }
  .rows dd { text-align: right; font-weight: 600; }
  .rows dd small, .rows dt small { display: block; font-size: inherit; font-weight: 400; color: var(--muted); }
  .rows .wholly { grid-column: 1 / -1; text-align: left; font-weight: 400; display: grid; gap: 4px; }
  .lots { display: grid; gap: 2px; font-size: var(--text-s); }
  .lots li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 8px; align-items: center; min-height: var(--target); border-radius: var(--radius); padding-left: 8px; }
  .lots li:hover { background: var(--sunken); }
  .lots .name { display: grid; justify-items: start; overflow-wrap: anywhere; padding: 4px 0; }
  .head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; justify-content: space-between; }
  .finding { padding: 8px 12px; border-radius: var(--radius); background: var(--warn-soft); color: var(--warn); font-size: var(--text-s); }
  .findings { display: grid; gap: 6px; }
  .finding.open { background: var(--sunken); color: var(--ink); }
  .good { color: var(--accent); font-weight: 600; font-size: var(--text-s); }
  .big { font-size: var(--text-l); font-weight: 600; }
  .dim { opacity: 0.5; }
  .warn { color: var(--warn); }
  table { border-collapse: collapse; width: 100%; font-size: var(--text-s); }
  th, td { padding: 6px 0 6px 12px; text-align: right; border-bottom: 1px solid var(--line); font-weight: 400; }
  th:first-child { text-align: left; padding-left: 0; }
  thead th { color: var(--muted); }
  .parts td, .parts th { white-space: nowrap; }
  .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  /* Half a phone is too little for a foot that stays. */
  @media (max-width: 767px) { :host { overflow: auto; } .body { flex: none; overflow: visible; } }
`;
