/**
 * The only codec between View and URL:
 * `/?lens=land&sel=parcel:P-0123&f=areaM2 >= 33333&year=2024&ind=taxPerMu&lang=en&theme=dark&v=1#13.2/36.21/111.52/15/45`
 * - `lens`  one of LENSES
 * - `sel`   dataset:id
 * - `tab`   of the card, one of CARD_TABS
 * - `f`     CQL2 text, the filter of this lens; empty = none, where a first visit has one
 * - `year`, `ind`  of the 亩均 lens
 * - `con`   1 = what limits building lies over the map
 * - `gap`   of the 配套 lens: column, denominator and park of the cell that is open, `heat:suppliable:shouyang-chengnan`
 * - `plan`  one of PLANS; `brief`  what a project asks, as JSON; `pick`, `cmp`  parcel ids, separated by commas: put together, and side by side
 * - `scn`   id of the kept what-if that is looked at
 * - `lang`, `theme`
 * - `v`     version of this list, for later migration
 * - `#zoom/lat/lon[/bearing/pitch]`  as OpenStreetMap and MapLibre write it
 * What equals `defaults` is left out. Nothing here fails: what cannot be read falls back, with a notice that says so.
 */
import type { Brief } from '#domain/brief.ts';
import { parseBrief } from '#domain/brief-reader.ts';
import { DENOMINATORS } from '#domain/coverage.ts';
import type { Label } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import { MutuError } from '#domain/errors.ts';
import { type Filter, parse, print } from '#domain/filter.ts';
import { MOST_COMPARED, MOST_PICKED } from './plan.ts';
import {
  CARD_TABS,
  type Camera,
  filterOf,
  type Gap,
  LENSES,
  OUTPUT_INDICATORS,
  PLANS,
  type Selection,
  sameSelection,
  type View,
} from './view.ts';

const VERSION = '1';

/** The parts of `location` that hold a View. */
export type Address = { readonly search: string; readonly hash: string };

/** What in an address could not be taken as it stands; `key` is '#' for the camera. */
export type Notice = { readonly key: string; readonly say: Label };

/** Search and hash of `view`, '' for the default view. */
export const encode = (view: View, defaults: View): string => {
  const [filter, first] = [filterOf(view), defaults.filters[view.lens] ?? null];
  const query: (readonly [string, string | null])[] = [
    ['lens', view.lens === defaults.lens ? null : view.lens],
    ['sel', view.selection && `${view.selection.dataset}:${view.selection.id}`],
    ['tab', view.tab === defaults.tab ? null : view.tab],
    ['f', printed(filter) === printed(first) ? null : printed(filter)],
    ['year', view.year === null ? null : String(view.year)],
    ['ind', view.indicator === defaults.indicator ? null : view.indicator],
    ['con', view.constraints ? '1' : null],
    ['gap', view.gap && [view.gap.column, view.gap.denominator, view.gap.parkId].join(':')],
    ['plan', view.plan],
    ['brief', view.brief && JSON.stringify(view.brief)],
    ['pick', printIds(view.picked)],
    ['scn', view.scenario],
    ['cmp', printIds(view.compared)],
    ['lang', view.lang === defaults.lang ? null : view.lang],
    ['theme', view.theme === defaults.theme ? null : view.theme],
  ];
  const pairs = query.flatMap(([key, value]) => (value === null ? [] : [`${key}=${escaped(value)}`]));
  return (
    (pairs.length > 0 ? `?${pairs.join('&')}&v=${VERSION}` : '') + (view.camera ? `#${printCamera(view.camera)}` : '')
  );
};

/** The view an address stands for; filters of other lenses are those of `base`, all else is `defaults` where not said. */
export const decode = (
  address: Address,
  defaults: View,
  base: View = defaults,
): { view: View; notices: readonly Notice[] } => {
  const notices: Notice[] = [];
  const query = new URLSearchParams(address.search);
  const read = <T>(key: string, text: string | null, reader: (text: string) => T, fallback: T): T => {
    if (text === null || text === '') return fallback;
    try {
      return reader(text);
    } catch (error) {
      notices.push({ key, say: sentenceOf(key, error) });
      return fallback;
    }
  };
  const param = <T>(key: string, reader: (text: string) => T, fallback: T) =>
    read(key, query.get(key), reader, fallback);
  param('v', oneOf([VERSION]), VERSION);
  const lens = param('lens', oneOf(LENSES), defaults.lens);
  const { [lens]: _, ...others } = base.filters;
  const first = defaults.filters[lens] ?? null;
  const asked = query.get('f') === '' ? null : param<Filter | null>('f', parse, first);
  const filter = keepFilter(base.filters[lens], asked);
  const view: View = {
    lens,
    selection: keepSame(base.selection, param('sel', readSelection, null)),
    tab: param('tab', oneOf(CARD_TABS), defaults.tab),
    hover: null,
    filters: filter ? { ...others, [lens]: filter } : others,
    camera: read('#', address.hash.replace(/^#/, ''), readCamera, null),
    year: param('year', readYear, defaults.year),
    constraints: param<'1' | null>('con', oneOf<'1'>(['1']), null) === '1',
    gap: keepEqual(base.gap, param<Gap | null>('gap', readGap, null)),
    plan: param('plan', oneOf(PLANS), defaults.plan),
    brief: keepEqual(
      base.brief,
      param<Brief | null>('brief', (text) => parseBrief(JSON.parse(text)), null),
    ),
    picked: keepIds(base.picked, param('pick', readIds(MOST_PICKED), [])),
    scenario: param<string | null>('scn', readId, null),
    compared: keepIds(base.compared, param('cmp', readIds(MOST_COMPARED), [])),
    indicator: param('ind', oneOf(OUTPUT_INDICATORS), defaults.indicator),
    lang: param('lang', oneOf(['zh', 'en']), defaults.lang),
    theme: param('theme', oneOf(['light', 'dark']), defaults.theme),
  };
  for (const key of new Set(query.keys())) if (!KEYS.includes(key)) notices.push({ key, say: unknownKey(key) });
  return { view, notices };
};

/** '' = no filter. */
const printed = (filter: Filter | null): string => (filter ? print(filter) : '');

const KEYS = [
  'lens',
  'sel',
  'tab',
  'f',
  'year',
  'ind',
  'con',
  'gap',
  'plan',
  'brief',
  'pick',
  'scn',
  'cmp',
  'lang',
  'theme',
  'v',
];

/** encodeURIComponent, but with the signs a query may hold left readable. */
const escaped = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/%(3A|2C|3D|2F)/g, (code) => decodeURIComponent(code));

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T => {
    const value = values.find((one) => one === text);
    if (value === undefined) throw new RangeError(text);
    return value;
  };

/** An id may hold colons, a dataset may not. */
const readSelection = (text: string): Selection => {
  const [, dataset = '', id] = /^([^:]*):(.+)$/s.exec(text) ?? [];
  if (!id || !datasetOf(dataset)) throw new RangeError(text);
  return { dataset, id };
};

const readId = (text: string): string => {
  if (text.length > 64) throw new RangeError(text);
  return text;
};

const readGap = (text: string): Gap => {
  const [, column = '', land, parkId] = /^([^:]+):([^:]+):(.+)$/s.exec(text) ?? [];
  const denominator = DENOMINATORS.find(({ id }) => id === land)?.id;
  if (!denominator || !parkId) throw new RangeError(text);
  return { column, denominator, parkId };
};

/** An id may itself hold a comma. */
const printIds = (ids: readonly string[]): string | null =>
  ids.length === 0 ? null : ids.map((id) => encodeURIComponent(id)).join(',');

const readIds =
  (most: number) =>
  (text: string): readonly string[] => {
    const ids = [...new Set(text.split(',').map(decodeURIComponent))];
    if (ids.length > most || ids.includes('')) throw new RangeError(text);
    return ids;
  };

const readYear = (text: string): number => {
  if (!/^(19|20)\d\d$/.test(text)) throw new RangeError(text);
  return Number(text);
};

const printCamera = ({ zoom, lat, lon, bearing, pitch }: Camera): string =>
  [zoom, lat, lon, ...(bearing || pitch ? [bearing, pitch] : [])].join('/');

const readCamera = (text: string): Camera => {
  const numbers = text.split('/').map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  const [zoom, lat, lon, bearing = 0, pitch = 0] = numbers;
  const fits = (value: number | undefined, low: number, high: number) =>
    value !== undefined && value >= low && value <= high;
  const isCamera =
    fits(zoom, 0, 24) &&
    fits(lat, -85.06, 85.06) &&
    fits(lon, -180, 180) &&
    fits(bearing, -360, 360) &&
    fits(pitch, 0, 85);
  if (!isCamera || ![3, 5].includes(numbers.length)) throw new RangeError(text);
  return { zoom: zoom!, lat: lat!, lon: lon!, bearing, pitch };
};

const unknownKey = (key: string): Label => ({
  zh: `链接中的“${key}”无法识别，已忽略。`,
  en: `The link holds “${key}”, which is not known here and was left aside.`,
});

const sentenceOf = (key: string, error: unknown): Label =>
  error instanceof MutuError && key === 'brief'
    ? { zh: `链接中的需求未生效。${error.say.zh}`, en: `The brief in the link was not applied. ${error.say.en}` }
    : error instanceof MutuError
      ? { zh: `链接中的筛选条件未生效。${error.say.zh}`, en: `The filter in the link was not applied. ${error.say.en}` }
      : {
          zh: `链接中“${key}”的值有误，已用默认值。`,
          en: `The link has a value for “${key}” that cannot be used; the default stands in.`,
        };

/** The very filter or selection of before where the address says the same, so that what shows it is not drawn again. */
const keepFilter = (before: Filter | undefined, now: Filter | null): Filter | null =>
  before && now && print(before) === print(now) ? before : now;

const keepSame = (before: Selection | null, now: Selection | null) => (sameSelection(before, now) ? before : now);

const keepEqual = <T>(before: T, now: T): T => (JSON.stringify(before) === JSON.stringify(now) ? before : now);

const keepIds = (before: readonly string[], now: readonly string[]) =>
  before.length === now.length && before.every((id, at) => id === now[at]) ? before : now;
