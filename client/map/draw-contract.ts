/** What drawing on the map offers to those who edit, without the library behind it. */
import type { Geometry } from 'geojson';
import type { Bbox } from '#domain/filter.ts';
import type { PreviewKind } from '#domain/imports.ts';

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
  /** Closes what is being drawn at its last corner; one with too few corners is no shape and is left as it is. */
  finish(): void;
  stop(): void;
}

/** Shapes laid over the map to be compared: as it was (dashed) and as it is to be. */
export type Compared = {
  readonly before: readonly Geometry[];
  readonly after: readonly Geometry[];
  /** A few letters on each of `after`. */
  readonly names?: readonly string[];
};

/** A shape of an import before it is written. */
export type Previewed = { readonly geometry: Geometry; readonly kind: PreviewKind };
export type PreviewLook = { readonly colour: string; readonly isDashed: boolean };

/** The map as editors know it. */
export interface DrawingBoard {
  /** null where no map is drawn. */
  startDrawing(options: DrawOptions): Promise<Drawing | null>;
  compare(shapes: Compared | null): void;
  /** Shapes of an import; null takes them away. */
  preview(shapes: readonly Previewed[] | null): void;
  /** How each kind of them is drawn, for the legend. */
  readonly previewLooks: Readonly<Record<PreviewKind, PreviewLook>>;
  /** What the map shows; null where no map is drawn. */
  extent(): Bbox | null;
  /** Brings a box into sight. */
  frame(bbox: Bbox): void;
}
