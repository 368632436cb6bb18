import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../../client/state/url.ts';
import {
  CARD_TABS,
  defaultView,
  LENSES,
  type LensId,
  OUTPUT_INDICATORS,
  PLANS,
  type View,
  withCamera,
  withFilter,
  withLens,
} from '../../../client/state/view.ts';
import { type Filter, parse } from '../../../server/domain/filter.ts';

const defaults = defaultView();

const addressOf = (url: string) => {
  const { search, hash } = new URL(url, 'http://mutu.example/');
  return { search, hash };
};

/** Those of a first visit, with that of `lens` set or taken away. */
const filtersWith = (lens: LensId, filter: Filter | null): View['filters'] => {
  const { [lens]: _, ...others }: View['filters'] = defaults.filters;
  return filter ? { ...others, [lens]: filter } : others;
};

const read = (url: string) => decode(addressOf(url), defaults);

describe('encode', () => {
  test('leaves the default view bare', () => {
    expect(encode(defaults, defaults)).toBe('');
  });

  test('writes the link of the handbook', () => {
    const view: View = {
      ...defaults,
      lens: 'output',
      selection: { dataset: 'parcel', id: 'P-0123' },
      filters: { output: parse("areaM2 >= 33333.3 AND name LIKE '甘亭%'"), land: parse('a = 1') },
      year: 2024,
      indicator: 'taxPerMu',
      lang: 'en',
      theme: 'dark',
      hover: { dataset: 'parcel', id: 'P-9' },
      camera: { zoom: 13.2, lat: 36.21, lon: 111.52, bearing: 15, pitch: 45 },
    };
    expect(encode(view, defaults)).toBe(
      `?lens=output&sel=parcel:P-0123&f=areaM2+%3E=+33333.3+AND+name+LIKE+'%E7%94%98%E4%BA%AD%25'&year=2024&ind=taxPerMu&lang=en&theme=dark&v=1#13.2/36.21/111.52/15/45`,
    );
  });

  test('leaves bearing and pitch out where the map lies flat, north up', () => {
    const view = withCamera({ zoom: 9, lat: 36, lon: 111.5, bearing: 0, pitch: 0 })(defaults);
    expect(encode(view, defaults)).toBe('#9/36/111.5');
  });
});

describe('the filter of a first visit', () => {
  const land = withLens('land')(defaults);

  test('stands where the link is silent, and leaves the link clean', () => {
    expect(encode(land, defaults)).toBe('?lens=land&v=1');
    expect(read('?lens=land&v=1').view).toEqual(land);
    expect(land.filters.factory).toEqual(parse("status = 'vacant'"));
  });

  test('taken away is another view, with a link of its own', () => {
    const all = withFilter(null)(land);
    expect(encode(all, defaults)).toBe('?lens=land&f=&v=1');
    expect(read('?lens=land&f=&v=1').view).toEqual(all);
  });
});

describe('decode', () => {
  const camera = fc.record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -85, max: 85, noNaN: true }),
    zoom: fc.double({ min: 0, max: 22, noNaN: true }),
    bearing: fc.double({ min: -180, max: 180, noNaN: true }),
    pitch: fc.double({ min: 0, max: 85, noNaN: true }),
  });
  const filter = fc.record({
    op: fc.constant('=' as const),
    field: fc.string({ minLength: 1 }),
    value: fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()),
  });
  const ids = (most: number) => fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: most });
  const view = fc
    .record({
      lens: fc.constantFrom(...LENSES),
      selection: fc.option(
        fc.record({
          dataset: fc.constantFrom('parcel', 'unit', 'zone'),
          id: fc.string({ unit: 'grapheme', minLength: 1 }),
        }),
      ),
      tab: fc.constantFrom(...CARD_TABS),
      constraints: fc.boolean(),
      filter: fc.option(filter),
      camera: fc.option(camera),
      indicator: fc.constantFrom(...OUTPUT_INDICATORS),
      year: fc.option(fc.integer({ min: 1990, max: 2099 })),
      lang: fc.constantFrom('zh' as const, 'en' as const),
      theme: fc.constantFrom('light' as const, 'dark' as const),
      plan: fc.option(fc.constantFrom(...PLANS)),
      brief: fc.option(
        fc.record({
          areaMinM2: fc.record({
            value: fc.integer({ min: 1, max: 1e9 }),
            weight: fc.constantFrom('must' as const, 'should' as const),
          }),
          level: fc.record({ value: fc.integer({ min: 1, max: 9 }), weight: fc.constant('must' as const) }),
        }),
      ),
      picked: ids(12),
      scenario: fc.option(fc.string({ minLength: 1, maxLength: 64 })),
      compared: ids(4),
      gap: fc.option(
        fc.record({
          column: fc.constantFrom('heat', 'P7', 'levelled'),
          denominator: fc.constantFrom('suppliable' as const, 'construction' as const),
          parkId: fc.string({ unit: 'grapheme', minLength: 1 }),
        }),
      ),
    })
    .map(
      ({ filter, camera, ...rest }): View =>
        withCamera(camera)({ ...rest, hover: null, camera: null, filters: filtersWith(rest.lens, filter) }),
    );

  test('reads back every view that encode wrote', () => {
    fc.assert(
      fc.property(view, (view) => {
        expect(read(`/${encode(view, defaults)}`)).toEqual({ view, notices: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['/?lens=moon', 'lens'],
    ['/?sel=moon:1', 'sel'],
    ['/?sel=parcel', 'sel'],
    ['/?f=a+=', 'f'],
    ["/?f=load_extension('x')=1", 'f'],
    ['/?year=24', 'year'],
    ['/?year=２０２４', 'year'],
    ['/?ind=profit', 'ind'],
    ['/?lang=fr', 'lang'],
    ['/?theme=pink', 'theme'],
    ['/?plan=conquer', 'plan'],
    ['/?brief=%7B', 'brief'],
    ['/?brief=%7B%22level%22:%7B%22value%22:99,%22weight%22:%22must%22%7D%7D', 'brief'],
    ['/?gap=heat', 'gap'],
    ['/?gap=heat:sea:park', 'gap'],
    ['/?pick=a,,b', 'pick'],
    ['/?cmp=1,2,3,4,5', 'cmp'],
    ['/?cmp=%25E0', 'cmp'],
    ['/?v=2', 'v'],
    ['/?utm_source=x', 'utm_source'],
    ['/?__proto__=x', '__proto__'],
    ['/#13/95/111', '#'],
    ['/#13/36', '#'],
    ['/#13/36/111/15', '#'],
    ['/#1e1/36/111', '#'],
    ['/#imprint', '#'],
  ])('%s falls back to the default and says so', (url, key) => {
    const { view, notices } = read(url);
    expect(view).toEqual(defaults);
    expect(notices.map((notice) => notice.key)).toEqual([key]);
    expect(notices[0]!.say.zh && notices[0]!.say.en).toBeTruthy();
  });

  test('a broken part leaves the others standing', () => {
    const { view, notices } = read('/?lens=land&year=x&sel=parcel:a:b#13/36/111');
    expect(view).toMatchObject({
      lens: 'land',
      year: null,
      selection: { dataset: 'parcel', id: 'a:b' },
      camera: { zoom: 13 },
    });
    expect(notices).toHaveLength(1);
  });

  test('the notice of a filter says where in it the fault is', () => {
    expect(read('/?f=a+!=+1').notices[0]!.say.zh).toContain('第 3 个字符');
  });

  test('keeps the filters of the other lenses, and the same filter as the same object', () => {
    const base: View = { ...defaults, lens: 'land', filters: { land: parse('a = 1'), factory: parse('b = 2') } };
    const kept = decode(addressOf('/?lens=land&f=a=1'), defaults, base).view;
    expect(kept.filters.land).toBe(base.filters.land);
    expect(kept.filters.factory).toBe(base.filters.factory);
    expect(decode(addressOf('/?lens=land'), defaults, base).view.filters).toEqual({
      land: defaults.filters.land,
      factory: base.filters.factory,
    });
  });
});
