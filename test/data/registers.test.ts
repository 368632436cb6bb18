/** The registers are deep, refer only to themselves and pass the gate every import passes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateShanxi } from '../../data/shanxi/generate.ts';
import { check } from '../../server/domain/check.ts';
import { DATASETS, datasetOf } from '../../server/domain/datasets/index.ts';
import { PARCEL_STATUSES } from '../../server/domain/datasets/parcel.ts';
import { SERVICE_ITEMS } from '../../server/domain/datasets/service.ts';
import { describeLevel } from '../../server/domain/say-level.ts';
import { levelOfRow, profileOf } from '../../server/domain/services.ts';
import { generated, of, rowOf, rows } from './demonstration.ts';

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the registers', () => {
  it('are deep enough to be worth a map', () => {
    const industrial = rows('parcel').filter(({ properties }) => !String(properties.landUse).startsWith('14'));
    expect(industrial.length).toBeGreaterThanOrEqual(600);
    expect(of('building', { kind: 'standardFactory' }).length).toBeGreaterThanOrEqual(150);
    expect(rows('unit').length).toBeGreaterThanOrEqual(1200);
    expect(rows('enterprise').length).toBeGreaterThanOrEqual(250);
    expect(rows('annualReport').length).toBeGreaterThanOrEqual(1250);
    expect(rows('project').length).toBeGreaterThanOrEqual(60);
    expect(of('zone', {}).length).toBe(13);
  });

  it('hold every parcel state, and all ten networks in every park', () => {
    const states = new Set(rows('parcel').map(({ properties }) => properties.status));
    expect(PARCEL_STATUSES.filter(({ id }) => !states.has(id))).toEqual([]);
    for (const park of of('park', { parentId: null })) {
      const items = new Set(of('utility', { parkId: park.id }).map(({ properties }) => properties.item));
      expect(
        SERVICE_ITEMS.filter(({ id }) => !items.has(id)).map(({ id }) => id),
        park.id,
      ).toEqual([]);
    }
  });

  it('offer vacant ground floors of 2 000 ㎡, 8 m and a crane in several parks', () => {
    const fit = of('unit', { status: 'vacant', isGroundFloor: true, hasCrane: true }).filter(
      ({ properties }) => Number(properties.areaM2) >= 2000 && Number(properties.clearHeightM) >= 8,
    );
    expect(new Set(fit.map(({ properties }) => properties.parkId)).size).toBeGreaterThanOrEqual(4);
  });

  it('refer only to rows that exist, with ids that occur once', () => {
    const broken: string[] = [];
    for (const { dataset, features } of generated) {
      expect(new Set(features.map(({ id }) => id)).size, dataset).toBe(features.length);
      for (const field of datasetOf(dataset)!.fields.filter(({ ref }) => ref !== undefined)) {
        for (const { id, properties } of features) {
          const value = properties[field.id] ?? null;
          if (value !== null && !(rowOf(field.ref!, String(value)) !== undefined))
            broken.push(`${dataset} ${id}.${field.id} → ${value}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('pass the check that every import passes; a reporting unit is a mere point', () => {
    const issues = generated.flatMap(({ dataset, features }) =>
      features.flatMap(({ id, properties, geometry }) =>
        check(datasetOf(dataset)!, properties, geometry).issues.map(
          (issue) => `${dataset} ${id} ${issue.field} ${issue.rule} ${issue.value}`,
        ),
      ),
    );
    const isSeat = (issue: string) => /^zone (lingchuan|yuncheng|linfen-city) geometry geometryKind/.test(issue);
    expect(issues.filter((issue) => !isSeat(issue)).slice(0, 5)).toEqual([]);
  }, 30_000);

  it('come with parents before children and leave derived fields to the store', () => {
    expect(generated.map(({ dataset }) => dataset)).toEqual(
      DATASETS.map(({ id }) => id).filter((id) => rows(id).length > 0),
    );
    for (const { dataset, features } of generated) {
      const derived = datasetOf(dataset)!
        .fields.filter((field) => field.derived)
        .map(({ id }) => id);
      expect(
        features.some(({ properties }) => derived.some((id) => id in properties)),
        dataset,
      ).toBe(false);
    }
  });

  it('agree with the parcel on every service item recorded apart', () => {
    for (const { properties } of rows('service')) {
      expect(rowOf('parcel', String(properties.parcelId))!.properties[String(properties.item)]).toBe(properties.status);
    }
  });

  it('read N通一平 as is usual, so that the column of a parcel and its card agree', () => {
    const profiles = rows('serviceProfile').flatMap(({ id, properties }) => profileOf(id, properties) ?? []);
    expect(profiles.length).toBe(rows('serviceProfile').length);
    for (const { id, properties } of rows('parcel'))
      expect([id, describeLevel(levelOfRow(properties, profiles))]).toEqual([
        id,
        describeLevel(levelOfRow(properties)),
      ]);
  });

  it('date their freshness over the last months, some of it stale', () => {
    const days = rows('parcel').map(({ properties }) => String(properties.verifiedOn));
    expect([...days].sort()[0]! >= '2024-08-01' && days.every((day) => day <= '2024-12-31')).toBe(true);
    const stale = days.filter((day) => day < '2024-10-02').length / days.length;
    expect(stale).toBeGreaterThan(0.1);
    expect(stale).toBeLessThan(0.5);
  });

  it('show the public all that is on offer: only units that are not let have lapsed', () => {
    for (const dataset of ['parcel', 'building', 'unit', 'utility', 'project'])
      for (const { id, properties } of rows(dataset))
        if (String(properties.verifiedOn ?? '9') < '2024-09-02')
          expect([id, properties.status]).toEqual([id, 'notForLet']);
    const lapsed = rows('unit').filter(({ properties }) => String(properties.verifiedOn) < '2024-09-02');
    expect(lapsed.length).toBeGreaterThan(0);
  });

  it('publish no day on which a lease ends', () => {
    const units = rows('unit').filter(({ properties }) => properties.leaseEnd !== null);
    expect(units.length).toBeGreaterThan(100);
    for (const { properties } of units) expect(properties.freeFrom).not.toBe(properties.leaseEnd);
    expect(units.some(({ properties }) => properties.freeFrom !== null)).toBe(true);
  });

  it('use industry codes of GB/T 4754 under their own names', () => {
    const table = new Map(
      readFileSync('data/codes/gbt4754-2017.csv', 'utf8')
        .split('\n')
        .map((line) => line.split(','))
        .map(([code, name]) => [code, name]),
    );
    for (const { properties } of rows('enterprise'))
      expect(table.get(String(properties.industryCode))).toBe(properties.industryName);
  });

  it('number land with 地籍区 of 900 and above, which no county uses', () => {
    for (const { properties } of rows('parcel')) expect(properties.landCode).toMatch(/^\d{6}9\d{2}\d{3}GB\d{5}$/);
  });
});

it('is the same at every run', () => {
  expect(hashOf(generateShanxi())).toBe(hashOf(generated));
}, 30_000);
