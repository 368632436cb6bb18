/**
 * Datum, zone and axis order of a boundary point TXT, from its head and from the size of its numbers: a northing in
 * China has 7 digits, an easting 6, or 8 with the zone before it.
 */

import { type BeltWidth, epsgOf } from '../domain/crs.ts';
import type { Label } from '../domain/dataset.ts';
import { Refusal } from './note.ts';
import { type Crs, UNSTATED } from './reader.ts';
import type { Corner, SurveyFile } from './survey-text-lines.ts';

export type Reference = { readonly crs: Crs; readonly isNorthFirst: boolean };

const isNorthing = (value: number): boolean => value > 1_800_000 && value < 6_200_000;
const isEasting = (value: number): boolean => (value > 100_000 && value < 1_000_000) || isPrefixed(value);
const isPrefixed = (value: number): boolean => value >= 13_000_000 && value < 46_000_000;
const isLongitude = (value: number): boolean => value >= 73 && value <= 136;
const isLatitude = (value: number): boolean => value >= 3 && value <= 54;

const most = (corners: readonly Corner[], test: (first: number, second: number) => boolean): boolean =>
  corners.filter(({ first, second }) => test(first, second)).length * 2 > corners.length;

function refuseOldDatum(datum: string): void {
  if (!/80|西安|54|北京|地方|独立/.test(datum)) return;
  throw new Refusal('datum-not-supported', {
    field: '坐标系',
    value: datum,
    detail: { zh: `（坐标系=${datum}）`, en: `(坐标系=${datum})` },
  });
}

/** The zone that stands before the eastings, null where none does. */
function prefixOf(eastings: readonly number[]): number | null {
  const zones = eastings.filter(isPrefixed).map((easting) => Math.floor(easting / 1_000_000));
  return zones.length * 2 > eastings.length ? zones[0]! : null;
}

const stated = (epsg: number | null, evidence: Label, more: Partial<Crs> = {}): Crs => ({
  epsg,
  stated: true,
  evidence,
  ...more,
});

/** The belt from the prefix and the 带号 of the head; where they differ, or neither stands, it is asked. */
function beltCrs(head: ReadonlyMap<string, string>, prefix: number | null): Crs {
  const width: BeltWidth = head.get('几度分带') === '6' ? 6 : 3;
  const written = /^\d{1,2}$/.exec(head.get('带号') ?? '')?.[0];
  const zone = written === undefined ? null : Number(written);
  const datum = `坐标系=${head.get('坐标系')}`;
  if (prefix === null) {
    if (zone === null) return stated(null, { zh: datum, en: datum }, { ask: 'zone-missing' });
    const says = `${datum}，带号=${zone}`;
    return stated(epsgOf(zone, width, false), { zh: says, en: says }, { ask: 'crs-not-recognised' });
  }
  const epsg = epsgOf(prefix, width, true);
  const evidence = { zh: `${datum}，坐标前缀 ${prefix}`, en: `${datum}, prefix ${prefix} before the eastings` };
  if (zone === null || zone === prefix) return stated(epsg, evidence, { ask: 'crs-not-recognised' });
  const contradiction = {
    zh: `${evidence.zh}，文件头带号=${zone}`,
    en: `${evidence.en}, but 带号=${zone} in the head`,
  };
  return stated(null, contradiction, {
    ask: 'zone-contradicts-header',
    ...(epsg === null ? {} : { suggestion: epsg }),
  });
}

const inDegrees = (corners: readonly Corner[]): 'longitudeFirst' | 'latitudeFirst' | null => {
  if (most(corners, (first, second) => isLongitude(first) && isLatitude(second))) return 'longitudeFirst';
  return most(corners, (first, second) => isLatitude(first) && isLongitude(second)) ? 'latitudeFirst' : null;
};

export function referenceOf({ head, parcels }: SurveyFile): Reference {
  const corners = parcels.flatMap((parcel) => parcel.corners);
  const datum = head?.get('坐标系') ?? '';
  refuseOldDatum(datum);
  const isCgcs = /2000/.test(datum);
  const degrees = inDegrees(corners);
  if (degrees) {
    const evidence = { zh: `坐标系=${datum}，数值为经纬度`, en: `坐标系=${datum}, and the numbers are degrees` };
    return { crs: isCgcs ? stated(4490, evidence) : UNSTATED, isNorthFirst: degrees === 'latitudeFirst' };
  }
  // The order of the axes is settled later, as for every format; here only the prefix must be found.
  const isExchanged = most(corners, (first, second) => isEasting(first) && isNorthing(second));
  const prefix = prefixOf(corners.map(({ first, second }) => (isExchanged ? first : second)));
  return { crs: head && isCgcs ? beltCrs(head, prefix) : UNSTATED, isNorthFirst: true };
}
