/** How a detail card is set. */
import { css } from 'lit';

export const cardStyles = css`
  .bar { display: flex; align-items: center; gap: 4px; padding: 8px 8px 0 16px; }
  .kind { flex: 1; }
  @media (max-width: 767px) { .bar { padding: 0 4px; margin-top: -8px; } }
  .wait { padding: 24px 16px; }
  .body { flex: 1; padding: 0 16px 24px; display: grid; gap: 24px; align-content: start; }
  .dim { opacity: 0.5; }
  header { display: grid; gap: 8px; }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; }
  .actions:not(:has(*)) { display: none; }
  .actions > mutu-card-keep { display: contents; }
  .badges { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; font-size: var(--text-s); }
  .headline { display: flex; flex-wrap: wrap; gap: 8px 24px; margin-top: 8px; }
  .headline dt { font-size: var(--text-s); color: var(--muted); }
  .headline dd { font-size: var(--text-l); font-weight: 600; line-height: 1.3; }
  section { display: grid; gap: 8px; }
  mutu-land-card > section { margin-bottom: 24px; }
  .marks { display: flex; flex-wrap: wrap; gap: 4px; }
  .marks .swatch { width: 28px; height: 28px; border-radius: 6px; font-size: var(--text-s); }
  .rows { display: grid; gap: 4px; }
  .rows > div { display: grid; grid-template-columns: minmax(104px, 38%) 1fr; gap: 12px; font-size: var(--text-s); line-height: 24px; }
  .rows dt { color: var(--muted); }
  .rows dd { text-align: right; overflow-wrap: anywhere; }
`;
