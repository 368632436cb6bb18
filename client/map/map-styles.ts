import { css } from 'lit';

export const mapStyles = css`
  :host { display: block; position: relative; width: 100%; height: 100%; overflow: hidden; }
  #map { position: absolute; inset: 0; }
  #map canvas:focus-visible { outline: 3px solid var(--accent, #0e5a52); outline-offset: -3px; }
  #hint { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
