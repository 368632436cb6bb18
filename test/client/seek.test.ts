import { expect, test } from 'vitest';
import { boxesOf, soughtFeature, soughtZones } from '../../client/seek.ts';
import type { Bbox } from '../../server/domain/filter.ts';
import { parse } from '../../server/domain/filter.ts';

const boxes = new Map<string, Bbox>([
  ['huozhou', [111.72, 36.52, 111.75, 36.56]],
  ['linfen', [111.6, 36.15, 111.64, 36.18]],
]);

test('a zone that the filter comes to name is sought, several together', () => {
  expect(soughtZones(null, parse("zoneId = 'huozhou'"), boxes)?.bbox).toEqual(boxes.get('huozhou'));
  const both = soughtZones(parse("zoneId = 'huozhou'"), parse("zoneId IN ('huozhou', 'linfen')"), boxes);
  expect(both?.bbox).toEqual([111.6, 36.15, 111.75, 36.56]);
});

test('the map rests where the filter says nothing new of zones', () => {
  const zone = parse("zoneId = 'huozhou'");
  expect(soughtZones(zone, parse("zoneId = 'huozhou' AND areaM2 > 5"), boxes)).toBeNull();
  expect(soughtZones(zone, null, boxes)).toBeNull();
  expect(soughtZones(null, parse("zoneId = 'nowhere'"), boxes)).toBeNull();
});

test('what was chosen on the map is in sight already, but the mark of a zone leads to the zone', () => {
  const box = boxes.get('huozhou')!;
  expect(soughtFeature('parcel', box, true)).toBeNull();
  expect(soughtFeature('parcel', box, false)).toMatchObject({ bbox: box, whole: true });
  expect(soughtFeature('zone', box, true)).toMatchObject({ frame: box, whole: false });
});

test('a zone without a shape has no box', () => {
  const at = { type: 'Point' as const, coordinates: [111, 36] };
  const zones = [
    { id: 'a', properties: {}, geometry: null },
    { id: 'b', properties: {}, geometry: at },
  ];
  expect([...boxesOf(zones)]).toEqual([['b', [111, 36, 111, 36]]]);
});
