/**
 * 勘测定界界址点坐标交换格式: the boundary point TXT in which Chinese surveyors hand over parcels. A head of `key=value`,
 * then for each parcel one line ending in `@` (points, area in ha, number, name, kind, sheet, use, code) and its points
 * (number, ring, X north, Y east). Its dialects differ in what they leave out; what cannot be known is asked.
 */
import type { Position } from 'geojson';
import { decode } from './decode.ts';
import { type Note, note, Refusal } from './note.ts';
import { columnsOf } from './properties.ts';
import type { Choices, Raw, Reader, Reading, Source } from './reader.ts';
import { areaOf, closed, isClosed, polygonsOf, type Ring } from './rings.ts';
import { type Corner, type Parcel, readSurveyText } from './survey-text-lines.ts';
import { referenceOf } from './survey-text-reference.ts';

const NUMBER = '地块编号';
const M2_PER_HA = 10_000;

/** 公顷 in the standard; a suffix says otherwise. */
function statedAreaM2(text: string): number | undefined {
  const match = /^([\d.]+)\s*(公顷|亩|平方米|㎡)?$/.exec(text);
  if (!match) return undefined;
  const value = Number(match[1]);
  if (!(value > 0)) return undefined;
  if (match[2] === '亩') return (value * M2_PER_HA) / 15;
  return match[2] === '平方米' || match[2] === '㎡' ? value : value * M2_PER_HA;
}

/** The rings of a parcel in the order of their first points; 圈号 tells them apart. */
function ringsOf(corners: readonly Corner[], isNorthFirst: boolean): Ring[] {
  const rings = new Map<string, Position[]>();
  for (const { ring, first, second } of corners) {
    const points = rings.get(ring) ?? [];
    points.push(isNorthFirst ? [second, first] : [first, second]);
    rings.set(ring, points);
  }
  return [...rings.values()];
}

/** The count may include the repeated closing points or leave them out; both are customary. */
function countNotes({ count, corners }: Parcel, rings: readonly Ring[], row: number): readonly Note[] {
  const repeated = rings.filter(isClosed).length;
  if (count === null || (count <= corners.length + rings.length - repeated && count >= corners.length - repeated))
    return [];
  const detail = {
    zh: `（写 ${count} 点，实有 ${corners.length} 点）`,
    en: `(${count} stated, ${corners.length} given)`,
  };
  return [note('warning', 'point-count-contradicts-header', { row, value: String(count), detail })];
}

function cornerNotes({ corners }: Parcel, row: number): readonly Note[] {
  const bad = corners.find(({ first, second }) => !Number.isFinite(first) || !Number.isFinite(second));
  if (!bad) return [];
  const detail = { zh: `（第 ${bad.line} 行：${bad.text}）`, en: `(line ${bad.line}: ${bad.text})` };
  return [note('error', 'coordinates-not-finite', { row, value: bad.text, detail })];
}

function closingNotes(rings: readonly Ring[], row: number): readonly Note[] {
  const open = rings.filter((ring) => !isClosed(ring)).length;
  if (open === 0) return [];
  const detail = {
    zh: `首点未重复，已闭合 ${open} 个环。`,
    en: `Closed on reading: ${open} of ${rings.length} rings.`,
  };
  return [note('warning', 'ring-unclosed', { row, detail })];
}

function rawOf(
  parcel: Parcel,
  row: number,
  layer: string,
  isNorthFirst: boolean,
): { raw: Raw; notes: readonly Note[] } {
  const rings = ringsOf(parcel.corners, isNorthFirst);
  const faults = cornerNotes(parcel, row);
  const geometry = faults.length > 0 ? null : areaOf(polygonsOf(rings.map(closed)));
  const stated = statedAreaM2(parcel.area);
  const [number, name, kind, sheet, use, code] = parcel.cells;
  const properties = {
    [NUMBER]: number || null,
    地块名称: name || null,
    图形属性: kind || null,
    图幅号: sheet || null,
    地块用途: use || null,
    地类编码: code || null,
    地块面积: parcel.area || null,
  };
  return {
    raw: { row, layer, geometry, properties, ...(stated === undefined ? {} : { statedAreaM2: stated }) },
    notes: [...faults, ...closingNotes(rings, row), ...countNotes(parcel, rings, row)],
  };
}

const fullWidthNotes = (lines: number): readonly Note[] =>
  lines === 0
    ? []
    : [note('warning', 'full-width-punctuation', { detail: { zh: `（${lines} 行）`, en: `(${lines} lines)` } })];

function read({ name, bytes }: Source, choices: Choices): Reading {
  const { text, encoding } = decode(bytes, choices.encoding);
  const file = readSurveyText(text);
  if (file.parcels.length === 0) throw new Refusal('file-empty');
  const reference = referenceOf(file);
  const rows = file.parcels.map((parcel, index) => rawOf(parcel, index + 1, name, reference.isNorthFirst));
  const features = rows.map(({ raw }) => raw);
  return {
    format: 'txt',
    encoding,
    layers: [{ name, rows: features.length, crs: reference.crs, geometry: true }],
    columns: columnsOf(features),
    features,
    notes: [...fullWidthNotes(file.fullWidth), ...rows.flatMap(({ notes }) => notes)],
    rowsIn: features.length,
    codeColumn: NUMBER,
    axisOrder: reference.isNorthFirst ? 'northEast' : 'eastNorth',
  };
}

export const surveyText: Reader = {
  format: 'txt',
  extensions: ['txt'],
  recognises: ({ head }) => /\[(属性描述|地块坐标)\]/.test(head),
  read,
};
