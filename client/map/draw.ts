/** The one door to terra-draw, loaded when editing starts: shapes drawn, their corners dragged, caught on neighbours. */

import type { Geometry, Position } from 'geojson';
import type { Map as GlMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type SnapToCustom,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Drawing, DrawKind, DrawOptions } from './draw-contract.ts';
import { caught } from './draw-snap.ts';
import { OVER } from './over.ts';

const MODE: Record<DrawKind, string> = { point: 'point', line: 'linestring', polygon: 'polygon' };
const INK = '#c2410c';
const WHITE = '#ffffff';

/** Digits of a degree that the store of the drawing keeps: about 0.1 mm. */
const PRECISION = 9;

const modesOf = (snap: SnapToCustom) => {
  const snapping = { toCustom: snap };
  const line = { lineStringColor: INK, lineStringWidth: 3 } as const;
  const corners = {
    selectionPointColor: INK,
    selectionPointWidth: 6,
    selectionPointOutlineColor: WHITE,
    selectionPointOutlineWidth: 2,
    midPointColor: WHITE,
    midPointWidth: 4,
    midPointOutlineColor: INK,
    midPointOutlineWidth: 2,
  } as const;
  const coordinates = { draggable: true, deletable: true, midpoints: true, snappable: snapping };
  return [
    new TerraDrawSelectMode({
      allowManualDeselection: false,
      keyEvents: null,
      styles: {
        selectedPolygonColor: INK,
        selectedPolygonFillOpacity: 0.15,
        selectedPolygonOutlineColor: INK,
        selectedPolygonOutlineWidth: 3,
        selectedLineStringColor: INK,
        selectedLineStringWidth: 3,
        selectedPointColor: INK,
        selectedPointWidth: 8,
        ...corners,
      },
      flags: {
        polygon: { feature: { draggable: false, coordinates } },
        linestring: { feature: { draggable: false, coordinates } },
        point: { feature: { draggable: true } },
      },
    }),
    new TerraDrawPolygonMode({
      snapping,
      styles: {
        fillColor: INK,
        fillOpacity: 0.15,
        outlineColor: INK,
        outlineWidth: 3,
        closingPointColor: INK,
        closingPointWidth: 6,
        closingPointOutlineColor: WHITE,
        closingPointOutlineWidth: 2,
      },
    }),
    new TerraDrawLineStringMode({ snapping, styles: line }),
    new TerraDrawPointMode({
      styles: { pointColor: INK, pointWidth: 8, pointOutlineColor: WHITE, pointOutlineWidth: 2 },
    }),
  ];
};

/** Digits beyond the store's would be refused. */
const rounded = (at: Position): Position => at.slice(0, 2).map((degrees) => Number(degrees.toFixed(PRECISION)));

/** The single parts of a shape; holes are kept apart, because terra-draw knows none. */
const partsOf = (
  geometry: Geometry,
): readonly { readonly part: GeoJSONStoreFeatures['geometry']; readonly holes: Position[][] }[] => {
  switch (geometry.type) {
    case 'Polygon':
      return [
        {
          part: { type: 'Polygon', coordinates: [geometry.coordinates[0]!.map(rounded)] },
          holes: geometry.coordinates.slice(1),
        },
      ];
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((coordinates) => partsOf({ type: 'Polygon', coordinates }));
    case 'LineString':
      return [{ part: { type: 'LineString', coordinates: geometry.coordinates.map(rounded) }, holes: [] }];
    case 'MultiLineString':
      return geometry.coordinates.flatMap((coordinates) => partsOf({ type: 'LineString', coordinates }));
    case 'Point':
      return [{ part: { type: 'Point', coordinates: rounded(geometry.coordinates) }, holes: [] }];
    default:
      return [];
  }
};

/** The parts on the board as one shape; null for an empty board. */
const shapeOf = (
  features: readonly GeoJSONStoreFeatures[],
  mode: string,
  holes: readonly Position[][][],
): Geometry | null => {
  const parts = features.filter(({ properties }) => properties['mode'] === mode);
  const polygons = parts.flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Polygon') return [];
    const kept = typeof properties['part'] === 'number' ? (holes[properties['part']] ?? []) : [];
    return [[geometry.coordinates[0]!, ...kept]];
  });
  if (polygons.length > 1) return { type: 'MultiPolygon', coordinates: polygons };
  if (polygons.length === 1) return { type: 'Polygon', coordinates: polygons[0]! };
  const lines = parts.flatMap(({ geometry }) => (geometry.type === 'LineString' ? [geometry.coordinates] : []));
  if (lines.length > 1) return { type: 'MultiLineString', coordinates: lines };
  if (lines.length === 1) return { type: 'LineString', coordinates: lines[0]! };
  const point = parts.find(({ geometry }) => geometry.type === 'Point')?.geometry;
  return point?.type === 'Point' ? { type: 'Point', coordinates: point.coordinates } : null;
};

class Board implements Drawing {
  private readonly draws: TerraDraw;
  private holes: Position[][][] = [];
  /** True while this program, not the user, changes the board. */
  private quiet = false;

  constructor(
    private readonly map: GlMap,
    private readonly options: DrawOptions,
  ) {
    const snap: SnapToCustom = (event, { project }) =>
      caught({ x: event.containerX, y: event.containerY }, options.neighbours(), project);
    const adapter = new TerraDrawMapLibreGLAdapter({ map, prefixId: `${OVER}draw`, coordinatePrecision: PRECISION });
    this.draws = new TerraDraw({ adapter, modes: modesOf(snap) });
    this.draws.start();
    map.doubleClickZoom.disable();
    this.draws.on('change', () => this.tell(false));
    this.draws.on('finish', (_id, { action }) => this.finished(action));
  }

  show(geometry: Geometry | null): void {
    this.quiet = true;
    const parts = geometry ? partsOf(geometry) : [];
    this.holes = parts.map(({ holes }) => holes);
    this.draws.setMode('select');
    this.draws.clear();
    const mode = MODE[this.options.kind];
    this.draws.addFeatures(
      parts.map(({ part }, index) => ({
        id: this.draws.getFeatureId(),
        type: 'Feature',
        geometry: part,
        properties: { mode, part: index },
      })),
    );
    const [first] = this.draws.getSnapshot();
    if (first?.id !== undefined) this.draws.selectFeature(first.id);
    this.quiet = false;
  }

  draw(): void {
    this.show(null);
    this.draws.setMode(MODE[this.options.kind]);
  }

  /** terra-draw closes a shape by its key alone; a finger has none. */
  finish(): void {
    this.map.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter' }));
  }

  stop(): void {
    this.quiet = true;
    this.draws.stop();
    this.map.doubleClickZoom.enable();
    this.map.getCanvas().style.cursor = '';
  }

  private finished(action: string): void {
    const shape = this.shape;
    this.tell(true);
    // A drawn shape turns at once into one whose corners can be dragged.
    if (action === 'draw') this.show(shape);
  }

  private get shape(): Geometry | null {
    return shapeOf(this.draws.getSnapshot(), MODE[this.options.kind], this.holes);
  }

  private tell(settled: boolean): void {
    if (!this.quiet) this.options.changed(this.shape, settled);
  }
}

export const startDrawing = (map: GlMap, options: DrawOptions): Drawing => new Board(map, options);
