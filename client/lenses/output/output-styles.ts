/** How the 亩均 panel is set. */
import { css } from 'lit';

export const outputStyles = css`
  :host { display: flex; flex-direction: column; min-height: 0; flex: 1; }
  .tools { padding: 0 16px 16px; display: grid; gap: 16px; }
  .switch { display: flex; flex-wrap: wrap; gap: 8px; }
  wa-slider { font-size: var(--text-s); --track-size: 4px; }
  .wall { margin: 8px 16px; padding: 24px; background: var(--sunken); border-radius: 12px; display: grid; gap: 12px; justify-items: start; }
  .list { flex: 1; padding-bottom: 16px; }
  .total { margin: 0 16px 16px; padding: 16px; background: var(--sunken); border-radius: 12px; display: grid; gap: 2px; }
  .sum { font-size: var(--text-l); font-weight: 600; }
  .heading { padding: 0 16px; }
  .wait { padding: 16px; }
`;
