/** The one door to the QR library: a text as an SVG that a phone reads from a screen or from paper. */
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { renderSVG } from 'uqr';

/** Black on white whatever the theme: scanners expect it. `name` says to a screen reader what it leads to. */
export const qr = (text: string, name: string, sizePx = 160): TemplateResult => {
  const svg = renderSVG(text, { border: 2, ecc: 'M' });
  return html`<span role="img" aria-label=${name} style="display:inline-block;width:${sizePx}px;height:${sizePx}px;background:#fff">${unsafeHTML(svg)}</span>`;
};
