/** What a text of coordinates, pasted as a search area, is read as. */
import type { Label } from './dataset.ts';
import type { Area } from './geometry.ts';

export type PastedShape = {
  /** 地块编号, where the text gives one. */
  readonly code: string | null;
  readonly rings: number;
  readonly areaGeodesicM2: number | null;
  /** On the plane of the text's own grid, or of its 3° belt. */
  readonly areaPlaneM2: number | null;
  /** As the text states it, ㎡. */
  readonly statedAreaM2: number | null;
};

export type PastedArea = {
  /** `asks`: say which belt or system the numbers are in (`crs` of the next request). */
  readonly outcome: 'read' | 'asks' | 'refused';
  /** All shapes together, in degrees; null unless `read`. */
  readonly area: Area | null;
  readonly epsg: number | null;
  readonly crs: Label | null;
  /** EPSG number that fits the place of the registers; offered, never taken silently. */
  readonly suggestion: number | null;
  readonly shapes: readonly PastedShape[];
  readonly notes: readonly {
    readonly level: 'error' | 'warning' | 'ask';
    readonly message: Label;
    readonly remedy: Label;
  }[];
};
