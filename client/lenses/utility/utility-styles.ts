/** How the lens of 配套 is set. */
import { css } from 'lit';

export const utilityStyles = css`
  :host { display: flex; flex-direction: column; min-height: 0; flex: 1; }
  .items { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)) minmax(0, 1.35fr); gap: 4px; padding: 0 16px 12px; }
  .items button { display: flex; align-items: center; justify-content: center; gap: 6px; min-height: max(36px, var(--target)); border-radius: var(--radius); font-size: var(--text-s); overflow: hidden; }
  .items button span:last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .items button:hover { background: var(--sunken); }
  .items button[aria-pressed='true'] { background: var(--accent-soft); font-weight: 600; }
  .tabs { display: flex; gap: 8px; padding: 0 16px 12px; flex-wrap: wrap; }
  @media (max-width: 767px) {
    .items { display: flex; overflow-x: auto; padding-bottom: 8px; flex: none; }
    .items.above { display: none; }
    .items button { flex: none; padding: 0 8px; }
    .tabs { flex-wrap: nowrap; overflow-x: auto; flex: none; padding-bottom: 8px; }
  }
`;
