/** Layout of the shell at its three widths. */
import { css } from 'lit';

export const shellStyles = css`
  .page { display: flex; flex-direction: column; height: 100dvh; overflow: hidden; background: var(--surface); }
  main { flex: 1; min-height: 0; display: flex; position: relative; }
  .skip { position: fixed; z-index: 50; top: 8px; left: 8px; }
  .skip:not(:focus-visible) { clip-path: inset(50%); width: 1px; height: 1px; min-height: 0; padding: 0; overflow: hidden; }

  .panel { width: 400px; flex: none; display: flex; flex-direction: column; min-height: 0; z-index: 2; background: var(--surface); }
  .wide .panel.compare:not(.bare) { width: min(880px, 66vw); }
  .wide main:not(:has(.drawer)) .panel.utility { width: min(640px, 45vw); }
  .drawer { width: 420px; flex: none; min-height: 0; z-index: 2; background: var(--surface); }
  .panel > *, .drawer > * { flex: 1; min-height: 0; }
  mutu-ground { display: contents; }
  .ground { position: relative; flex: 1; min-width: 0; overflow: hidden; background: var(--sunken); }
  mutu-map { position: absolute; inset: 0; }

  .medium .panel { position: absolute; z-index: 3; top: 8px; bottom: 8px; left: 8px; width: 360px; border-radius: 16px; overflow: hidden; box-shadow: var(--shadow); }
  .narrow .ground { position: absolute; inset: 0; }
  .narrow mutu-sheet { z-index: 3; }
  .thumbs { flex: none; height: calc(56px + env(safe-area-inset-bottom)); padding-bottom: env(safe-area-inset-bottom); background: var(--surface); box-shadow: 0 -1px 0 var(--line); z-index: 4; }

  .mapless { display: flex; gap: 16px; align-items: start; max-width: 480px; margin: 64px auto; padding: 24px; color: var(--muted); }
`;
