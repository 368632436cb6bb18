/**
 * DXF of release 2000 in metres of a Gauss–Krüger belt: a layer for each class (synthetic rows on layers of their own,
 * named so), a closed polyline for each ring, holes like shells, and the number or name at a point inside.
 */

import type { Geometry, Position } from 'geojson';
import iconv from 'iconv-lite';
import { type EastNorth, type LonLat, project } from '../domain/crs.ts';
import type { Feature } from '../domain/edit.ts';
import { isArea, labelPoint } from '../domain/geometry.ts';
import { encoded } from './bytes.ts';
import { ringsIn } from './corners.ts';
import {
  CLOSING,
  FIRST_HANDLE,
  type Group,
  type Layer,
  layerName,
  MODEL_SPACE,
  opening,
  type View,
} from './dxf-frame.ts';
import { inSystem, polygonsOf } from './positions.ts';
import { statementOf } from './statement.ts';
import { classesOf, classOf, type Drawn } from './symbology.ts';
import type { Context, Rows, Writer } from './writer.ts';

const SYNTHETIC = '（模拟）';
const LABEL_HEIGHT_M = 5;
/** Metres are written to the tenth of a millimetre. */
const DECIMALS = 4;

/** Characters outside GBK as DXF spells them, `\U+XXXX` for each unit of UTF-16; a label has one line. */
const dxfText = (text: string): string => {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  if (iconv.decode(iconv.encode(line, 'gbk'), 'gbk') === line) return line;
  return line
    .split('')
    .map((unit) =>
      iconv.decode(iconv.encode(unit, 'gbk'), 'gbk') === unit
        ? unit
        : `\\U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    )
    .join('');
};

const metres = (value: number): string => String(Number(value.toFixed(DECIMALS)));

const written = (groups: readonly Group[]): string =>
  groups.map(([code, value]) => `${code}\n${typeof value === 'number' ? metres(value) : dxfText(value)}\n`).join('');

const nameOf = ({ zh }: Drawn, isSynthetic: boolean): string => layerName(isSynthetic ? zh + SYNTHETIC : zh);

const layersOf = (context: Context): readonly Layer[] =>
  classesOf(context).flatMap((drawn) =>
    [false, ...(context.synthetic > 0 ? [true] : [])].map((isSynthetic) => ({
      name: nameOf(drawn, isSynthetic),
      colour: drawn.colour,
    })),
  );

const viewOf = ({ extent, epsg }: Context): View => {
  const [west, south, east, north] = extent ?? [0, 0, 0, 0];
  if (!extent) return { low: [0, 0], high: [0, 0] };
  return { low: project([west, south], epsg), high: project([east, north], epsg) };
};

type Ink = { readonly handle: () => string; readonly layer: string };

const entity = (kind: string, { handle, layer }: Ink): readonly Group[] => [
  [0, kind],
  [5, handle()],
  [330, MODEL_SPACE],
  [100, 'AcDbEntity'],
  [8, layer],
];

const polyline = (corners: readonly (EastNorth | Position)[], isClosed: boolean, ink: Ink): readonly Group[] => [
  ...entity('LWPOLYLINE', ink),
  [100, 'AcDbPolyline'],
  [90, corners.length],
  [70, isClosed ? 1 : 0],
  ...corners.flatMap(([east, north]): Group[] => [
    [10, east!],
    [20, north!],
  ]),
];

const dot = ([east, north]: Position, ink: Ink): readonly Group[] => [
  ...entity('POINT', ink),
  [100, 'AcDbPoint'],
  [10, east!],
  [20, north!],
  [30, 0],
];

const label = (text: string, [east, north]: EastNorth, ink: Ink): readonly Group[] => [
  ...entity('TEXT', ink),
  [100, 'AcDbText'],
  [10, east],
  [20, north],
  [30, 0],
  [40, LABEL_HEIGHT_M],
  [1, text],
  [72, 1],
  [11, east],
  [21, north],
  [31, 0],
  [100, 'AcDbText'],
  [73, 2],
];

/** Lines and points; areas are drawn by their corners. */
const strokes = (geometry: Geometry, ink: Ink): readonly Group[] => {
  switch (geometry.type) {
    case 'Point':
      return dot(geometry.coordinates, ink);
    case 'MultiPoint':
      return geometry.coordinates.flatMap((at) => dot(at, ink));
    case 'LineString':
      return polyline(geometry.coordinates, false, ink);
    case 'MultiLineString':
      return geometry.coordinates.flatMap((line) => polyline(line, false, ink));
    default:
      return [];
  }
};

const drawing = (feature: Feature, context: Context, ink: Ink): readonly Group[] => {
  const { geometry, properties, id } = feature;
  if (!geometry) return [];
  const outline = isArea(geometry)
    ? ringsIn(feature, context.epsg).flatMap((ring) => polyline(ring, true, ink))
    : strokes(inSystem(geometry, context.epsg), ink);
  const text = String(properties['code'] ?? properties[context.dataset.title] ?? id);
  return [...outline, ...labelledParts(geometry).flatMap((part) => labelOf(text, part, context.epsg, ink))];
};

/** Each part of an area carries the number, by which they are known to belong together. */
const labelledParts = (geometry: Geometry): readonly Geometry[] =>
  isArea(geometry)
    ? polygonsOf(geometry).map((coordinates) => ({ type: 'Polygon', coordinates }) as const)
    : [geometry];

const labelOf = (text: string, part: Geometry, epsg: number, ink: Ink): readonly Group[] => {
  const at = labelPoint(part);
  return at ? label(text, project(at as unknown as LonLat, epsg), ink) : [];
};

async function* pieces(rows: Rows, context: Context): AsyncGenerator<string, void> {
  const drawn = classOf(context);
  let last = FIRST_HANDLE;
  const handle = () => (++last).toString(16).toUpperCase();
  const comments = statementOf(context).map(([what, value]) => `${what}: ${value}`);
  yield written(opening(layersOf(context), viewOf(context), comments));
  for await (const feature of rows) {
    const layer = nameOf(drawn(feature), feature.properties['synthetic'] === true);
    yield written(drawing(feature, context, { handle, layer }));
  }
  yield written(CLOSING);
}

export const dxf: Writer = {
  format: 'dxf',
  zh: 'CAD 图形 DXF',
  en: 'DXF drawing',
  extension: 'dxf',
  mediaType: 'image/vnd.dxf',
  needs: 'any',
  systems: 'belts',
  encodings: ['gbk'],
  write: (rows, context) => encoded(pieces(rows, context), 'gbk'),
};
