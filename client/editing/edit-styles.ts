/** How panels of editing are set. */
import { css } from 'lit';

export const editStyles = css`
  :host(.panel), :host(mutu-edit-desk) { display: flex; flex-direction: column; min-height: 0; height: 100%; background: var(--surface); }
  .bar { display: flex; align-items: center; gap: 4px; padding: 8px 8px 0 16px; }
  .bar h2 { flex: 1; overflow-wrap: anywhere; }
  .body { flex: 1; padding: 12px 16px 24px; display: grid; gap: 20px; align-content: start; }
  section { display: grid; gap: 8px; align-content: start; }
  .fields { display: grid; gap: 12px; }
  .field { display: grid; gap: 4px; font-size: var(--text-s); }
  .field .name { display: flex; gap: 6px; align-items: baseline; color: var(--muted); }
  .field.wrong input, .field.wrong select, .field.wrong textarea { border-color: var(--warn); }
  .wrong-say { color: var(--warn); font-size: var(--text-s); }
  .computed { background: var(--sunken); border-radius: var(--radius); padding: 4px 8px; }
  textarea { font: inherit; font-size: var(--text-s); color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 6px 8px; width: 100%; min-height: 64px; resize: vertical; }
  .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .foot { display: flex; flex-wrap: wrap; gap: 8px; padding: 12px 16px; border-top: 1px solid var(--line); }
  .say { padding: 10px 12px; border-radius: var(--radius); background: var(--accent-soft); font-size: var(--text-s); display: grid; gap: 8px; }
  .say.warn { background: var(--warn-soft); color: var(--warn); }
  .area { font-weight: 600; }
  table { border-collapse: collapse; width: 100%; font-size: var(--text-s); }
  th { text-align: left; font-weight: 500; color: var(--muted); }
  th, td { padding: 5px 8px 5px 0; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  td label { display: flex; gap: 6px; align-items: flex-start; }
  del { color: var(--muted); }
  ins { text-decoration: none; font-weight: 600; }
  .item { display: grid; gap: 4px; width: 100%; padding: 10px 12px; border: 1px solid var(--line); border-radius: var(--radius); }
  button.item:hover { background: var(--sunken); }
  .items { display: grid; gap: 8px; }
  .line { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
  details > summary { cursor: pointer; font-size: var(--text-s); min-height: var(--target); display: flex; align-items: center; color: var(--accent); }
  .button.danger { color: var(--warn); }
`;
