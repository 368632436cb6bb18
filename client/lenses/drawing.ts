import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Drawn, NOTHING_DRAWN, tell } from './events.ts';

/** Tells the shell what the lens lets the map show, whenever that is another thing than before. */
export class Drawing implements ReactiveController {
  private told: Drawn | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & EventTarget,
    private readonly draw: () => Partial<Drawn>,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const drawn: Drawn = { ...NOTHING_DRAWN, ...this.draw() };
    if (this.told && same(this.told, drawn)) return;
    this.told = drawn;
    tell(this.host, 'mutu-drawn', drawn);
  }

  hostDisconnected(): void {
    this.told = null;
  }
}

/** A legend is small and built anew each time: it is compared by content, the large parts by identity. */
const same = (a: Drawn, b: Drawn): boolean =>
  a.yields === b.yields &&
  a.matchingIds === b.matchingIds &&
  a.planned === b.planned &&
  JSON.stringify([a.legend, a.zoneFacts, a.zoneFigures]) === JSON.stringify([b.legend, b.zoneFacts, b.zoneFigures]);
