/** A square of a class colour with its letter, so that the class survives grey print and colour-blind eyes. */
import { css, html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

export type Void = 'hatch' | 'dots' | 'blank';

export const swatchStyles = css`
  .swatch { display: inline-grid; place-items: center; flex: none; width: 20px; height: 20px; border-radius: 4px; font-size: 12px; line-height: 1; font-weight: 600; }
  .swatch.hatch { background: repeating-linear-gradient(45deg, var(--stripe, var(--line)) 0 2px, var(--surface) 2px 5px); border: 1px solid var(--stripe, var(--muted)); }
  .swatch.dots { background: radial-gradient(var(--stripe, var(--muted)) 1px, var(--surface) 1.5px) 0 0 / 5px 5px; border: 1px solid var(--stripe, var(--muted)); }
  .swatch.line { stroke: currentColor; stroke-width: 2.5; }
  .swatch.blank { background: var(--blank); border: 1px solid var(--muted); }
`;

const channel = (part: string): number => {
  const value = Number.parseInt(part, 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of '#rrggbb' (WCAG 2.2). */
export const luminance = (colour: string): number =>
  0.2126 * channel(colour.slice(1, 3)) + 0.7152 * channel(colour.slice(3, 5)) + 0.0722 * channel(colour.slice(5, 7));

/** Black or white, whichever reads better on `colour`; one of the two always has a contrast of 4.5 or more. */
export const inkOn = (colour: string): string => (luminance(colour) > 0.179 ? '#000000' : '#ffffff');

export const swatch = (colour: string, mark = ''): TemplateResult =>
  html`<span class="swatch" aria-hidden="true" style=${styleMap({ background: colour, color: inkOn(colour) })}>${mark}</span>`;

/** 无数据 is hatched, 不公开 dotted, 不适用 white: three voids that are never mixed up. */
export const voidSwatch = (kind: Void, colour?: string): TemplateResult =>
  html`<span class="swatch ${kind}" aria-hidden="true" style=${styleMap(colour ? { '--stripe': colour } : {})}></span>`;

const DASHES = { solid: 'none', dashes: '7 3', dots: '0.1 4.5' } as const;
export type LineKind = keyof typeof DASHES;

/** A piece of line as the map draws it. */
export const lineSwatch = (kind: LineKind): TemplateResult =>
  html`<svg class="swatch line" aria-hidden="true" viewBox="0 0 20 20"><line x1="1" y1="10" x2="19" y2="10" stroke-dasharray=${DASHES[kind]} stroke-linecap=${kind === 'dots' ? 'round' : 'butt'} /></svg>`;
