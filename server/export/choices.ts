/** What was asked of an export, checked against what its format can say; each refusal names the way out. */

import { crsLabel } from '../domain/crs/names.ts';
import { beltOf, epsgOf, isKnownEpsg, zoneOf } from '../domain/crs.ts';
import type { Dataset, Label } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import type { Bbox } from '../domain/filter.ts';
import type { Snapshot } from '../store/store.ts';
import { isDegrees } from './positions.ts';
import { ENCODINGS, type Encoding, FORMATS, type Writer } from './writer.ts';
import { writerOf } from './writers.ts';

const DEGREES = 4490;
/** What formats of degrees alone mean by them. */
const WGS84 = 4326;
/** Degrees from the middle of a belt within which its plane still measures: the belt itself and half of its neighbours. */
const FARTHEST = { 3: 3, 6: 4.5 } as const;

const refuse = (parameter: string, say: Label): MutuError => new MutuError('badRequest', say, { parameter });

/** The writer of a format that can hold the dataset. */
export const chosenWriter = (format: string, dataset: Dataset): Writer => {
  const writer = writerOf(format);
  if (!writer)
    throw refuse('format', {
      zh: `没有导出格式“${format}”。可选：${FORMATS.join('、')}。`,
      en: `There is no export format “${format}”. Choose one of: ${FORMATS.join(', ')}.`,
    });
  const fits =
    writer.needs === 'none' || (writer.needs === 'any' ? dataset.geometry !== 'none' : dataset.geometry === 'polygon');
  if (!fits)
    throw refuse('format', {
      zh: `“${dataset.zh}”不能导出为 ${writer.zh}：${writer.needs === 'any' ? '它没有图形' : '它不是面'}。请选 xlsx 或 csv。`,
      en: `“${dataset.en}” cannot be written as ${writer.en}: ${writer.needs === 'any' ? 'it has no shapes' : 'its shapes are no areas'}. Choose xlsx or csv.`,
    });
  return writer;
};

/** The encoding asked for, or the format's usual one. */
export const chosenEncoding = (name: string | undefined, writer: Writer): Encoding => {
  if (name === undefined) return writer.encodings[0];
  const found = ENCODINGS.find((encoding) => encoding === name.toLowerCase().replace(/^utf8$/, 'utf-8'));
  if (found && writer.encodings.includes(found)) return found;
  throw refuse('encoding', {
    zh: `${writer.zh} 的编码可选：${writer.encodings.join('、')}。`,
    en: `Encodings of ${writer.en}: ${writer.encodings.join(', ')}.`,
  });
};

/** A drawing or survey file without a system asked for: the belt in which most rows were surveyed, else that of their middle. */
const usualBelt = (snapshot: Snapshot, knowsSource: boolean, extent: Bbox | null): number => {
  const surveyed = knowsSource ? snapshot.commonest('sourceEpsg') : null;
  if (typeof surveyed === 'number' && beltOf(surveyed)) return surveyed;
  const middle = extent ? (extent[0] + extent[2]) / 2 : 111;
  return epsgOf(zoneOf(middle, 3), 3, false) ?? epsgOf(37, 3, false)!;
};

const usualSystem = (writer: Writer, snapshot: Snapshot, knowsSource: boolean, extent: Bbox | null): number => {
  if (writer.systems === 'belts') return usualBelt(snapshot, knowsSource, extent);
  return writer.systems === 'degrees' ? WGS84 : DEGREES;
};

const refuseSystem = (writer: Writer): MutuError =>
  refuse('crs', {
    zh: `${writer.zh} 只能用${writer.systems === 'degrees' ? '经纬度（EPSG:4326 或 4490）' : 'CGCS2000 高斯—克吕格带，例如 3° 带 EPSG:4534–4554（不带带号）、4513–4533（带带号）'}。`,
    en: `${writer.en} takes ${writer.systems === 'degrees' ? 'longitude and latitude only (EPSG:4326 or 4490)' : 'a Gauss–Krüger belt of CGCS2000, for example 3° belts EPSG:4534–4554, or 4513–4533 with the zone before the easting'}.`,
  });

const refuseFar = (epsg: number, extent: Bbox): void => {
  const belt = beltOf(epsg);
  if (!belt) return;
  const far = Math.max(Math.abs(extent[0] - belt.centralMeridian), Math.abs(extent[2] - belt.centralMeridian));
  if (far <= FARTHEST[belt.width]) return;
  const label = crsLabel(epsg);
  throw refuse('crs', {
    zh: `数据距 ${label.zh} 的中央经线达 ${far.toFixed(1)}°，投影后长度失真。请选数据所在的带，或按开发区筛选后分别导出。`,
    en: `The data lie up to ${far.toFixed(1)}° from the central meridian of ${label.en}, where its plane no longer measures. Choose the belt of the data, or export zone by zone.`,
  });
};

/** The system asked for, or the format's usual one; `knowsSource`: the role may read in which system rows were surveyed. Throws badRequest where format, system and data do not go together. */
export const chosenSystem = (
  epsg: number | undefined,
  writer: Writer,
  snapshot: Snapshot,
  knowsSource: boolean,
  extent: Bbox | null,
): number => {
  const chosen = epsg ?? usualSystem(writer, snapshot, knowsSource, extent);
  if (!isKnownEpsg(chosen))
    throw refuse('crs', {
      zh: `不支持 EPSG:${chosen}。可用 4490、4326、3857，或 CGCS2000 高斯—克吕格带 4491–4554。`,
      en: `EPSG:${chosen} is not supported. Use 4490, 4326, 3857, or a Gauss–Krüger belt of CGCS2000, 4491–4554.`,
    });
  const fits = writer.systems === 'all' || (writer.systems === 'degrees' ? isDegrees(chosen) : beltOf(chosen) !== null);
  if (!fits) throw refuseSystem(writer);
  if (extent) refuseFar(chosen, extent);
  return chosen;
};
