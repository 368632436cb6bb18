/** What drawing on the map offers to those who edit, without the library behind it. */
import type { Geometry } from 'geojson';
import type { Bbox } from '#domain/filter.ts';

export type DrawKind = 'point' | 'line' | 'polygon';

export type DrawOptions = {
  readonly kind: DrawKind;
  /** What corners catch on. */
  readonly neighbours: () => readonly Geometry[];
  /** `settled` is false while a corner is still on its way. */
  readonly changed: (geometry: Geometry | null, settled: boolean) => void;
};

export interface Drawing {
  /** Replaces what is drawn; its corners can be dragged. */
  show(geometry: Geometry | null): void;
  /** The next clicks draw a new shape. */
  draw(): void;
  stop(): void;
}

/** Shapes laid over the map to be compared: as it was (dashed) and as it is to be. */
export type Compared = { readonly before: readonly Geometry[]; readonly after: readonly Geometry[] };

/** The map as editors know it. */
export interface DrawingBoard {
  /** null where no map is drawn. */
  startDrawing(options: DrawOptions): Promise<Drawing | null>;
  compare(shapes: Compared | null): void;
  /** What the map shows; null where no map is drawn. */
  extent(): Bbox | null;
  /** Brings a box into sight. */
  frame(bbox: Bbox): void;
}
