/** A bar whose length is a share; a second, paler part says "at most". Decorative: the figure stands beside it. */
import { css, html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

export const barStyles = css`
  .bar { position: relative; height: 8px; border-radius: 4px; background: var(--sunken); overflow: hidden; }
  .bar > i { position: absolute; inset: 0 auto 0 0; border-radius: 4px; background: var(--accent); }
  .bar > i:not(.most) { box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--ink) 22%, transparent); }
  .bar > i.most { background: repeating-linear-gradient(45deg, var(--muted) 0 1px, transparent 1px 4px); border: 1px solid var(--muted); }
`;

const percent = (share: number): string => `${Math.max(0, Math.min(1, share)) * 100}%`;

/** Shares between 0 and 1; more is drawn full. */
export const bar = (share: number, most = 0, colour?: string): TemplateResult => html`
  <div class="bar" aria-hidden="true">
    ${most > share ? html`<i class="most" style=${styleMap({ width: percent(most) })}></i>` : ''}
    <i style=${styleMap({ width: percent(share), ...(colour ? { background: colour } : {}) })}></i>
  </div>
`;
