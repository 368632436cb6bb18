/**
 * DXF drawings: closed outlines to parcels. Holes are found by containment within a layer, numbers by the label inside
 * an outline, or by the layer where each parcel has a layer of its own. A drawing states no reference system.
 */
import type { Position } from 'geojson';
import { guessed } from './decode.ts';
import { placedEntities } from './dxf-blocks.ts';
import { type Label, labelsOf, type Outline, outlinesOf } from './dxf-outlines.ts';
import { blocksOf, decodeDxf, entitiesOf, tagsOf } from './dxf-tags.ts';
import { layerQuestion } from './layer-question.ts';
import { type Note, note, Refusal } from './note.ts';
import { columnsOf } from './properties.ts';
import { type Choices, type Layer, type Raw, type Reader, type Reading, type Source, UNSTATED } from './reader.ts';
import { areaOf, closed, placeIn, polygonsOf } from './rings.ts';

const NUMBER = '编号';
const LAYER = '图层';
const LABELS = '注记';

/** One shell with its holes, and the row of the outline it was drawn by. */
type Piece = {
  readonly row: number;
  readonly layer: string;
  readonly polygon: Position[][];
  readonly labels: readonly string[];
};

type Parcel = { readonly pieces: readonly Piece[]; readonly number: string | null };

const gapM = ({ points }: Outline): number => {
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? Math.hypot(last[0]! - first[0]!, last[1]! - first[1]!) : 0;
};

/** Open lines may be parcels drawn carelessly, or roads: only the user knows. */
function openQuestion(outlines: readonly Outline[], { closeRings }: Choices): readonly Note[] {
  const open = outlines.filter(({ isClosed }) => !isClosed);
  if (open.length === 0 || closeRings !== undefined) return [];
  const widest = Math.max(...open.map(gapM)).toFixed(1);
  const rows = open
    .slice(0, 5)
    .map(({ row }) => row)
    .join(', ');
  const detail = {
    zh: `${open.length} 条多段线首末点相距最多 ${widest} 米（第 ${rows} 条）：闭合，还是不导入？`,
    en: `${open.length} polylines are open, their ends up to ${widest} m apart (no. ${rows}): close them or leave them out?`,
  };
  return [note('ask', 'ring-unclosed', { value: `${widest} m`, detail })];
}

/** What was drawn and is not taken: nothing vanishes unsaid. */
function skippedNotes(skipped: ReadonlyMap<string, number>): readonly Note[] {
  if (skipped.size === 0) return [];
  const kinds = [...skipped].sort((a, b) => b[1] - a[1]);
  const [zh, en] = [
    kinds.map(([kind, count]) => `${kind} ${count} 个`).join('、'),
    kinds.map(([kind, count]) => `${count} ${kind}`).join(', '),
  ];
  return [note('warning', 'entities-skipped', { value: en, detail: { zh: `（${zh}）`, en: `(${en})` } })];
}

/** Symbols are blocks as well, so it is said how many outlines come from blocks. */
function blockNotes(outlines: readonly Outline[]): readonly Note[] {
  const count = outlines.filter(({ isOfBlock }) => isOfBlock).length;
  if (count === 0) return [];
  const detail = { zh: `（${count} 个）`, en: `(${count})` };
  return [note('warning', 'outlines-of-blocks', { value: String(count), detail })];
}

const inside = ([shell, ...holes]: readonly Position[][], at: Position): boolean =>
  placeIn(shell!, at) > 0 && holes.every((hole) => placeIn(hole, at) < 0);

/** Shells of one layer with the holes in them. */
function piecesOf(outlines: readonly Outline[], labels: readonly Label[]): Piece[] {
  const layers = new Set(outlines.map(({ layer }) => layer));
  const pieces = [...layers].flatMap((layer) => {
    const own = outlines.filter((outline) => outline.layer === layer);
    const rings = own.map(({ points }) => closed(points));
    return polygonsOf(rings).map((polygon) => {
      const index = rings.findIndex(
        (ring) => ring.length === polygon[0]!.length && ring.some((at) => at === polygon[0]![0]),
      );
      return {
        row: own[Math.max(0, index)]!.row,
        layer,
        polygon,
        labels: labels.filter(({ at }) => inside(polygon, at)).map(({ text }) => text),
      };
    });
  });
  return pieces.sort((a, b) => a.row - b.row);
}

/** Each parcel on a layer of its own: hardly more pieces than layers, and no labels inside. */
const isLayerNumber = (pieces: readonly Piece[]): boolean => {
  const layers = new Set(pieces.map(({ layer }) => layer)).size;
  return layers > 1 && layers * 2 > pieces.length && pieces.every(({ labels }) => labels.length === 0);
};

/** Pieces of one number are the parts of one parcel; a piece without a number stands alone. */
function parcelsOf(pieces: readonly Piece[], byLayer: boolean): Parcel[] {
  const parcels = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const number = byLayer ? piece.layer : piece.labels[0];
    const key = number === undefined ? `row ${piece.row}` : `${piece.layer} no. ${number}`;
    parcels.set(key, [...(parcels.get(key) ?? []), piece]);
  }
  return [...parcels.values()].map((own) => ({
    pieces: own,
    number: (byLayer ? own[0]!.layer : own[0]!.labels[0]) ?? null,
  }));
}

function labelNotes({ pieces, number }: Parcel, anyNumber: boolean): readonly Note[] {
  const [{ row, layer, labels }] = pieces as [Piece];
  if (number === null) return anyNumber ? [note('warning', 'label-missing', { row, layer })] : [];
  if (labels.length < 2) return [];
  const list = labels.join(' / ');
  return [
    note('warning', 'label-ambiguous', {
      row,
      layer,
      value: list,
      detail: { zh: `取 ${number}（${list}）`, en: `Taken: ${number} (${list})` },
    }),
  ];
}

const rawOf = ({ pieces, number }: Parcel, layer: string): Raw => {
  const labels = pieces.flatMap((piece) => piece.labels);
  return {
    row: pieces[0]!.row,
    layer,
    geometry: areaOf(pieces.map(({ polygon }) => polygon)),
    properties: {
      [NUMBER]: number,
      [LAYER]: pieces[0]!.layer,
      ...(labels.length > 1 ? { [LABELS]: labels.join(' / ') } : {}),
    },
  };
};

function layersOf(features: readonly Raw[]): Layer[] {
  const counts = new Map<string, number>();
  for (const { layer } of features) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return [...counts].map(([name, rows]) => ({ name, rows, crs: UNSTATED, geometry: true }));
}

function read({ name, bytes }: Source, choices: Choices): Reading {
  const { text, encoding } = decodeDxf(bytes, choices.encoding);
  const tags = tagsOf(text);
  const entities = placedEntities(entitiesOf(tags), blocksOf(tags));
  const found = outlinesOf(entities);
  const outlines = found.outlines.filter(
    ({ layer, points }) => points.length > 0 && (!choices.layers || choices.layers.includes(layer)),
  );
  if (outlines.length === 0) throw new Refusal('file-empty');
  const wanted = outlines.filter(({ isClosed }) => isClosed || choices.closeRings !== false);
  const pieces = piecesOf(wanted, labelsOf(entities));
  const byLayer = isLayerNumber(pieces);
  const parcels = parcelsOf(pieces, byLayer);
  const features = parcels.map((parcel) => rawOf(parcel, byLayer && !choices.layers ? name : parcel.pieces[0]!.layer));
  const layers = layersOf(features);
  const anyNumber = parcels.some(({ number }) => number !== null);
  return {
    format: 'dxf',
    encoding,
    layers,
    columns: columnsOf(features),
    features,
    notes: [
      ...layerQuestion(layers, choices),
      ...openQuestion(outlines, choices),
      ...guessed(encoding),
      ...skippedNotes(found.skipped),
      ...blockNotes(wanted),
      ...(wanted.some(({ hasHeight }) => hasHeight) ? [note('warning', 'z-ignored')] : []),
      ...parcels.flatMap((parcel) => labelNotes(parcel, anyNumber)),
    ],
    rowsIn: outlines.length,
    codeColumn: NUMBER,
    axisOrder: 'eastNorth',
  };
}

export const dxf: Reader = {
  format: 'dxf',
  extensions: ['dxf'],
  recognises: ({ head }) =>
    /^\s*(999\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION\b/.test(head) || head.startsWith('AutoCAD Binary DXF'),
  read,
};
