/** One filter, three readers: SQL, MapLibre and `matches` pick the same rows, unknown values included. */
import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import type { Geometry, Polygon } from 'geojson';
import { afterAll, expect, test } from 'vitest';
import { expressionOf } from '../../client/map/expression.ts';
import type { Dataset } from '../../server/domain/dataset.ts';
import type { Value } from '../../server/domain/edit.ts';
import { type Bbox, type Filter, matches, parse, print } from '../../server/domain/filter.ts';
import { filterSql } from '../../server/store/filter-sql.ts';
import { toBlob } from '../../server/store/geometry-blob.ts';
import { openSqlite } from '../../server/store/sqlite.ts';

const PLOTS = {
  id: 'plot',
  zh: '样地',
  en: 'Plot',
  geometry: 'polygon',
  read: 'public',
  title: 'name',
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', tile: true },
    { id: 'areaM2', zh: '面积', en: 'Area', type: 'number', tile: true },
    { id: 'storeys', zh: '层数', en: 'Storeys', type: 'integer', tile: true },
    { id: 'isFree', zh: '空置', en: 'Free', type: 'boolean', tile: true },
    { id: 'listedOn', zh: '公告', en: 'Listed', type: 'date', tile: true },
    { id: 'note', zh: '备注', en: 'Note', type: 'text' },
  ],
} as const satisfies Dataset;

type Plot = { readonly properties: Readonly<Record<string, Value>>; readonly geometry: Geometry | null };

// A few values each, so that rows and filters meet often; 𠮷 and （ are ordered differently by UTF-16 unit and by code point.
const TEXTS = ['', '甘亭', '甘亭一区', 'Gan', 'gan', '100%', 'a_b', 'a*b', '[a]', "O'Neil", '\\', '（', '𠮷', '𠮷_'];
const NUMBERS = [-2.5, 0, 1, 8, 33333.33, 1e21];
const DAYS = ['2023-12-31', '2024-01-01', '2024-02-29'];
const PATTERNS = ['%', '甘亭%', '%区', '_', '__', 'g%n', 'a\\_b', 'a_b', '100\\%', '%*%', '[a]', '\\', '', '%a%b%'];
const BOXES = [0, 1, 2, 3].map((at) => [112 + at / 10, 36, 112.1 + at / 10, 36.1] as const);

const square = ([west, south, east, north]: (typeof BOXES)[number]): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

/** A square set on its corner: boxes at the corners of its own box miss it. */
const diamond: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [112, 36.05],
      [112.05, 36],
      [112.1, 36.05],
      [112.05, 36.1],
      [112, 36.05],
    ],
  ],
};

/** A parcel in two parts: what lies in the gap is in its box, but apart from it. */
const pair: Geometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [112, 36],
        [112.02, 36],
        [112.02, 36.02],
        [112, 36],
      ],
    ],
    [
      [
        [112.2, 36.2],
        [112.18, 36.2],
        [112.2, 36.18],
        [112.2, 36.2],
      ],
    ],
  ],
};

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const known = {
  text: oneOf(TEXTS),
  number: oneOf(NUMBERS),
  integer: oneOf([0, 1, 2, 5]),
  boolean: fc.boolean(),
  date: oneOf(DAYS),
};
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const plot: fc.Arbitrary<Plot> = fc.record({
  properties: fc.record(Object.fromEntries(PLOTS.fields.map(({ id, type }) => [id, maybe<Value>(known[type])]))),
  geometry: maybe(oneOf([...BOXES.map(square), diamond, pair])),
});

const area = fc.oneof<fc.Arbitrary<Bbox | Polygon>[]>(
  oneOf<Bbox>([
    [112.05, 36.05, 112.15, 36.06],
    [110, 30, 115, 40],
    [1, 1, 2, 2],
    [111.9, 35.9, 112.01, 36.01],
    [112.09, 36.09, 112.2, 36.2],
    [112.02, 36, 112.2, 36.2],
    [112.12, 35, 112.17, 37],
    [111, 36.12, 113, 36.17],
  ] as const),
  // A triangle whose box meets the second square while the triangle does not.
  fc.constant({
    type: 'Polygon',
    coordinates: [
      [
        [112, 36],
        [112.15, 36],
        [112, 36.3],
        [112, 36],
      ],
    ],
  }),
);

const clauseOn = ({ id: field, type }: (typeof PLOTS.fields)[number]): fc.Arbitrary<Filter> => {
  const value = known[type] as fc.Arbitrary<string | number>;
  const equal = fc.record({ op: oneOf(['=', '<>'] as const), field: fc.constant(field), value });
  const isIn = fc.record({
    op: fc.constant('in' as const),
    field: fc.constant(field),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  });
  const isNull = fc.constant({ op: 'isNull' as const, field });
  if (type === 'boolean') return fc.oneof(equal, isIn, isNull);
  const order = fc.record({ op: oneOf(['<', '<=', '>', '>='] as const), field: fc.constant(field), value });
  const between = fc.record({
    op: fc.constant('between' as const),
    field: fc.constant(field),
    low: value,
    high: value,
  });
  if (type !== 'text') return fc.oneof(equal, isIn, isNull, order, between);
  const like = fc.record({ op: fc.constant('like' as const), field: fc.constant(field), pattern: oneOf(PATTERNS) });
  return fc.oneof(equal, isIn, isNull, order, between, like);
};

const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 6, arbitrary: fc.oneof(...PLOTS.fields.map(clauseOn)) },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('intersects' as const), area }) },
    {
      weight: 3,
      arbitrary: fc.record({
        op: oneOf(['and', 'or'] as const),
        args: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ op: fc.constant('not' as const), arg: tie('filter') }) },
  ),
}));

const db = openSqlite(':memory:');
db.exec(`
  CREATE TABLE plot (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, areaM2 REAL, storeys INTEGER, isFree BOOLEAN, listedOn DATE, note TEXT);
  CREATE VIRTUAL TABLE rtree_plot_geom USING rtree(id, minx, maxx, miny, maxy);`);
const insert = db.prepare('INSERT INTO plot VALUES (@fid, @geom, @name, @areaM2, @storeys, @isFree, @listedOn, @note)');
const index = db.prepare(
  'INSERT INTO rtree_plot_geom SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) FROM plot WHERE NOT ST_IsEmpty(geom)',
);
afterAll(() => void db.close());

const store = db.transaction((plots: readonly Plot[]) => {
  db.exec('DELETE FROM plot; DELETE FROM rtree_plot_geom');
  for (const [fid, { properties, geometry }] of plots.entries()) {
    const isFree = properties['isFree'] === null ? null : Number(properties['isFree']);
    insert.run({ ...properties, isFree, fid, geom: toBlob(geometry) });
  }
  index.run();
});

const bySql = (filter: Filter): readonly number[] => {
  const { text, values } = filterSql(filter, PLOTS);
  return db
    .prepare(`SELECT fid FROM plot WHERE ${text} ORDER BY fid`)
    .pluck()
    .all(...values) as number[];
};

const picked = (plots: readonly Plot[], picks: (plot: Plot) => boolean): readonly number[] =>
  plots.flatMap((plot, fid) => (picks(plot) ? [fid] : []));

const byMatches = (filter: Filter, plots: readonly Plot[]) =>
  picked(plots, ({ properties, geometry }) => matches(filter, properties, geometry));

/** As MapLibre reads a tile: null is left out there. Null where the map cannot tell. */
const byMap = (filter: Filter, plots: readonly Plot[]): readonly number[] | null => {
  const expression = expressionOf(filter, PLOTS);
  if (!expression) return null;
  const compiled = featureFilter(expression, 'layers[0].filter');
  return picked(plots, ({ properties }) => {
    const held = Object.fromEntries(
      Object.entries(properties).filter(([id, value]) => value !== null && id !== 'note'),
    );
    return compiled.filter({ zoom: 12 }, { type: 3, properties: held, geometry: [] });
  });
};

test('the three readers pick the same rows for random filters and rows with nulls', () => {
  let [onMap, some] = [0, 0];
  fc.assert(
    fc.property(filter, fc.array(plot, { minLength: 1, maxLength: 12 }), (filter, plots) => {
      store(plots);
      const expected = byMatches(filter, plots);
      expect(bySql(filter)).toEqual(expected);
      const seen = byMap(filter, plots);
      if (seen) expect(seen).toEqual(expected);
      if (seen) onMap += 1;
      if (expected.length > 0 && expected.length < plots.length) some += 1;
    }),
    { numRuns: 1000 },
  );
  // The comparison is worth something only where the map took part and a filter told rows apart.
  expect(onMap).toBeGreaterThan(300);
  expect(some).toBeGreaterThan(300);
});

test('text printed and read again is the same filter', () => {
  fc.assert(
    fc.property(filter, (filter) => {
      expect(parse(print(filter))).toEqual(filter);
    }),
    { numRuns: 1000 },
  );
});

const plotWith = (properties: Record<string, Value>, geometry: Geometry | null = null): Plot => ({
  properties: { name: null, areaM2: null, storeys: null, isFree: null, listedOn: null, note: null, ...properties },
  geometry,
});

const FIXTURES: readonly Plot[] = [
  plotWith({ name: '甘亭一区', areaM2: 40000, storeys: 1, isFree: true, listedOn: '2024-02-29' }, square(BOXES[0]!)),
  plotWith(
    { name: '100% Gan', areaM2: 33333.33, storeys: 3, isFree: false, listedOn: '2023-12-31' },
    square(BOXES[1]!),
  ),
  plotWith({ name: '', areaM2: 0, storeys: 0 }, square(BOXES[2]!)),
  plotWith({}),
];

test.each<[string, readonly number[], 'map' | 'no map']>([
  ['areaM2 >= 33333.33', [0, 1], 'map'],
  ['NOT areaM2 >= 33333.33', [2], 'map'],
  ['areaM2 <> 0', [0, 1], 'map'],
  ['areaM2 = 0 OR areaM2 <> 0', [0, 1, 2], 'map'],
  ['areaM2 BETWEEN 0 AND 33333.33', [1, 2], 'map'],
  ['areaM2 NOT BETWEEN 1 AND 33333.33', [0, 2], 'map'],
  ['isFree = TRUE', [0], 'map'],
  ['NOT isFree = TRUE', [1], 'map'],
  ['isFree IS NULL', [2, 3], 'map'],
  ['isFree IS NOT NULL', [0, 1], 'map'],
  ['storeys IN (0, 3)', [1, 2], 'map'],
  ['storeys NOT IN (0, 3)', [0], 'map'],
  ['NOT (storeys = 1 AND isFree = FALSE)', [0, 1, 2], 'map'],
  ['storeys = 1 OR isFree = FALSE AND areaM2 = 0', [0], 'map'],
  ['(storeys = 1 OR isFree = FALSE) AND areaM2 > 0', [0, 1], 'map'],
  ["listedOn >= DATE('2024-01-01')", [0], 'map'],
  ["listedOn < '2024-01-01'", [1], 'map'],
  ["name = ''", [2], 'map'],
  ["NOT (name = '' OR isFree = TRUE)", [1], 'map'],
  ["name > '（'", [], 'no map'],
  ["name LIKE '甘亭%'", [0], 'no map'],
  ["name LIKE '%gan%'", [], 'no map'],
  ["name LIKE '100\\% ___'", [1], 'no map'],
  ["name NOT LIKE '%区'", [1, 2], 'no map'],
  ["note = 'x' OR storeys = 1", [0], 'no map'],
  ['S_INTERSECTS(geom, BBOX(112.05, 36.05, 112.15, 36.06))', [0, 1], 'no map'],
  ['NOT S_INTERSECTS(geometry, ENVELOPE(112.05, 36.05, 112.15, 36.06))', [2], 'no map'],
  ['S_INTERSECTS(geom, POLYGON((112 36, 112.15 36, 112 36.3, 112 36)))', [0, 1], 'no map'],
  ['S_INTERSECTS(geom, POLYGON((112 36.05, 112.1 36.25, 112 36.3, 112 36.05)))', [0], 'no map'],
])('%s picks %j', (text, expected, reach) => {
  store(FIXTURES);
  const filter = parse(text);
  expect(byMatches(filter, FIXTURES)).toEqual(expected);
  expect(bySql(filter)).toEqual(expected);
  expect(byMap(filter, FIXTURES)).toEqual(reach === 'map' ? expected : null);
});

test('a column that is not declared is refused, quotes and all', () => {
  expect(() => filterSql({ op: '=', field: 'name" OR 1=1 --', value: 'x' }, PLOTS)).toThrow(/badFilter/);
});
