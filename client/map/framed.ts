/** What a printed map shows, as the sheet round it needs to know. */
import type { Bbox } from '#domain/filter.ts';

export type Framed = {
  /** Corners of the frame, degrees. */
  readonly bounds: Bbox;
  /** N of 1:N, true along the parallel through the middle. */
  readonly denominator: number;
  readonly lat: number;
  readonly zoom: number;
  /** Parcel states that are to be seen in the frame. */
  readonly statuses: ReadonlySet<string>;
  /** Kinds of what limits building that are to be seen in the frame. */
  readonly constraints: ReadonlySet<string>;
};

declare global {
  interface HTMLElementEventMap {
    /** The map stands drawn at paper size; null while it is being drawn. */
    'mutu-framed': CustomEvent<Framed | null>;
  }
}
