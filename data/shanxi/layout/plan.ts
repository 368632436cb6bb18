/** What the planner draws by hand for one park; streets, parcels and factories follow from it. Metres, x along the main grain. */
import type { ParcelStatus } from '../../../server/domain/datasets/parcel.ts';
import type { Chain, Point, Ring } from './plane.ts';

/** 'x y, x y' as drawn on the board. */
export const points = (text: string): Point[] =>
  text.split(', ').map((pair): Point => {
    const [x, y] = pair.split(' ').map(Number);
    return [x!, y!];
  });

export type RoadPlan = {
  readonly name: string;
  /** Red-line width. */
  readonly width: number;
  readonly line: Chain;
  /** Green belt on both sides. */
  readonly belt?: number;
};

/** A river, canal or railway through the park: no parcels on it, a green belt on both banks. */
export type GapPlan = { readonly width: number; readonly line: Chain; readonly belt: number };

/** A park within the park: the block of main roads that holds the point `at`, or a part of it between `lanes`. */
export type InnerPlan = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly industries: string;
  readonly at: Point;
  readonly lanes?: readonly RoadPlan[];
  readonly inner?: readonly InnerPlan[];
  readonly factories?: FactoryPlan;
};

/** Standard factories of one estate. */
export type FactoryPlan = {
  readonly count: number;
  /** The first so many are completed, the rest are being built. */
  readonly completed: number;
  readonly storeys: number;
  readonly storeyHeights: readonly number[];
  /** Footprint: columns × column spacing along, spans × span width across. */
  readonly columns: readonly [number, number];
  readonly columnM: number;
  readonly spans: number;
  readonly spanM: number;
  readonly crane: boolean;
  readonly supports?: number;
  /** Printed floor area of all factories together. */
  readonly gfaM2?: number;
  /** Share of the completed floor area that is let or promised. */
  readonly let: number;
};

export type FixedPlot = {
  readonly mu: number;
  readonly status: ParcelStatus;
  readonly isStandardLand: boolean;
  readonly note: string;
};

export type ParkPlan = {
  readonly id: string;
  readonly zoneId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly industries: string;
  readonly sourceText: string;
  readonly positionErrorM: number;
  /** Longitude, latitude of the origin. */
  readonly at: readonly [number, number];
  /** Turn of the x axis, degrees counter-clockwise from east. */
  readonly turn: number;
  /** Planned area the boundary is scaled to, ㎡. */
  readonly areaM2?: number;
  readonly boundary: Ring;
  /** Lines that cut the boundary; what lies to their left stays. */
  readonly trims?: readonly Chain[];
  readonly roads: readonly RoadPlan[];
  readonly gaps?: readonly GapPlan[];
  readonly inner?: readonly InnerPlan[];
  /** Blocks larger than this are cut by a street of this width. */
  readonly blockHa: number;
  readonly streetM: number;
  /** Median parcel in 亩 and its spread (standard deviation of the logarithm). */
  readonly parcelMu: number;
  readonly spread: number;
  /** Share of the park that is built up, and the direction in which it grows. */
  readonly maturity: number;
  readonly growth: Point;
  readonly estates: readonly FactoryPlan[];
  /** How many of the ten utility items the park has at all, in the usual order of their coming. */
  readonly served: number;
  /** Plots of a printed size: each list lies side by side in one block at about this progress of development. */
  readonly fixed?: readonly { readonly progress: number; readonly plots: readonly FixedPlot[] }[];
};
