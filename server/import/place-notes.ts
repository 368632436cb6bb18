/** Whether the rows lie where the project does, and inside one county. */
import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../domain/filter.ts';
import { boxesMeet } from '../domain/geometry/box-tree.ts';
import { type Area, bboxOf, contains } from '../domain/geometry.ts';
import type { Row } from './normalise.ts';
import { type Note, note } from './note.ts';
import type { Choices } from './reader.ts';

export type Border = { readonly name: string; readonly area: Area };

/** Boxes of the ground where the project works (degrees), and county borders where they are loaded. */
export type Expected = { readonly boxes: readonly Bbox[]; readonly borders?: readonly Border[] };

function verticesOf(geometry: Geometry): readonly Position[] {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    default:
      return [];
  }
}

/** Farther than the area: asked for when most rows do, told when a few do. */
function farNotes(rows: readonly Row[], boxes: readonly Bbox[], { elsewhere }: Choices): readonly Note[] {
  if (elsewhere) return [];
  const far = rows.filter(({ bbox }) => bbox && !boxes.some((box) => boxesMeet(bbox, box)));
  const placed = rows.filter(({ bbox }) => bbox !== null).length;
  const value = (row: Row) =>
    row
      .bbox!.slice(0, 2)
      .map((degree) => degree.toFixed(4))
      .join(', ');
  const [first] = far;
  if (!first) return [];
  if (far.length * 2 <= placed)
    return far.map((row) => note('warning', 'outside-expected-area', { row: row.row, value: value(row) }));
  const detail = {
    zh: `（${far.length} 个图形，例如 ${value(first)}）`,
    en: `(${far.length} shapes, for instance at ${value(first)})`,
  };
  return [note('ask', 'outside-expected-area', { value: value(first), detail })];
}

/** Some vertices inside and some outside one border. */
function borderNotes(rows: readonly Row[], borders: readonly Border[]): readonly Note[] {
  const boxed = borders.flatMap((border) => {
    const bbox = bboxOf(border.area);
    return bbox ? [{ ...border, bbox }] : [];
  });
  return rows.flatMap(({ row, bbox, geometry }) => {
    if (!bbox || !geometry) return [];
    const vertices = verticesOf(geometry);
    const crossed = boxed.find(({ area, bbox: box }) => {
      const inside = boxesMeet(bbox, box) ? vertices.filter((at) => contains(area, at)).length : 0;
      return inside > 0 && inside < vertices.length;
    });
    return crossed
      ? [
          note('warning', 'crosses-county-border', {
            row,
            value: crossed.name,
            detail: { zh: `（${crossed.name}）`, en: `(${crossed.name})` },
          }),
        ]
      : [];
  });
}

export const placeNotes = (rows: readonly Row[], expected: Expected | undefined, choices: Choices): readonly Note[] =>
  expected ? [...farNotes(rows, expected.boxes, choices), ...borderNotes(rows, expected.borders ?? [])] : [];
