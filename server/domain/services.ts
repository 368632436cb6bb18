/**
 * N通一平: which utilities reach a parcel, read under a named profile. No national list fixes the items per N, so the
 * profiles are data with their source; an item counts only when it is confirmed, and unknown is never taken for none.
 */
import type { Label } from './dataset.ts';
import { SERVICE_ITEMS, type ServiceItem, type ServiceStatus } from './datasets/service.ts';
import { textOf } from './value.ts';

export type ServiceProfile = Label & {
  readonly id: string;
  /** The N of N通一平. */
  readonly level: number;
  readonly items: readonly ServiceItem[];
  /** 排水 is met by storm drain and sewer, or by either of them. */
  readonly drainage: 'both' | 'any';
  readonly source: Label;
  /** False = 待核: composed here, no document retrieved that lists these items. */
  readonly isConfirmed: boolean;
  /** ISO date from which a zone reads it so; absent or null = not stated. */
  readonly validFrom?: string | null;
};

const THREE = ['road', 'water', 'power'] as const;
const FIVE = [...THREE, 'telecom', 'storm', 'sewage'] as const;
const SIX = [...FIVE, 'gas'] as const;
const SEVEN = [...SIX, 'heat'] as const;

const LAND_PRICE = {
  zh: '基准地价“宗地外五通、宗地内平整”的通行口径',
  en: 'The usual wording of benchmark land prices: five utilities to the parcel line, levelled inside',
};

export const PROFILES = {
  P3: {
    id: 'P3',
    zh: '三通一平',
    en: '3 services',
    level: 3,
    items: THREE,
    drainage: 'both',
    source: LAND_PRICE,
    isConfirmed: true,
  },
  P5: {
    id: 'P5',
    zh: '五通一平',
    en: '5 services',
    level: 5,
    items: FIVE,
    drainage: 'both',
    source: LAND_PRICE,
    isConfirmed: true,
  },
  P6: {
    id: 'P6',
    zh: '六通一平',
    en: '6 services',
    level: 6,
    items: SIX,
    drainage: 'both',
    source: LAND_PRICE,
    isConfirmed: true,
  },
  P7: {
    id: 'P7',
    zh: '七通一平',
    en: '7 services',
    level: 7,
    items: SEVEN,
    drainage: 'both',
    isConfirmed: true,
    source: {
      zh: '电、路、暖、气、给水、排水、通信及场地平整',
      en: 'Power, road, heat, gas, water, drainage, telecom and levelling',
    },
  },
  P9a: {
    id: 'P9a',
    zh: '九通一平',
    en: '9 services',
    level: 9,
    items: [...SEVEN, 'broadband', 'catv'],
    drainage: 'both',
    isConfirmed: false,
    source: {
      zh: '天津宝坻经济开发区 2016 年口径；山西口径待核',
      en: 'Baodi zone, Tianjin, 2016; the Shanxi list is still to be checked',
    },
  },
  P9b: {
    id: 'P9b',
    zh: '九通一平（雨污分列）',
    en: '9 services (storm and sewage apart)',
    level: 9,
    drainage: 'both',
    isConfirmed: false,
    items: ['road', 'water', 'storm', 'sewage', 'power', 'telecom', 'gas', 'heat', 'catv'],
    source: { zh: '北京类口径，待核', en: 'Beijing-type list, still to be checked' },
  },
} as const satisfies Record<string, ServiceProfile>;

const PRESETS: readonly ServiceProfile[] = Object.values(PROFILES);

/** The reading used where a zone has not chosen its own. */
export const DEFAULT_PROFILES: readonly ServiceProfile[] = [
  PROFILES.P3,
  PROFILES.P5,
  PROFILES.P6,
  PROFILES.P7,
  PROFILES.P9a,
];

const isItem = (id: string): id is ServiceItem => SERVICE_ITEMS.some((item) => item.id === id);

/** 排水 may be written as one word. */
const itemsNamed = (word: string): readonly string[] => (word === 'drainage' ? ['storm', 'sewage'] : [word]);

/**
 * A row of dataset `serviceProfile` as a profile: a zone's own reading wins over ours. Null where it names an item that
 * is none of the ten, or none at all: half a profile would be reached too easily.
 */
export function profileOf(id: string, row: Readonly<Record<string, unknown>>): ServiceProfile | null {
  const words = (textOf(row['items']) ?? '').split(/[,，、\s]+/);
  const items = [...new Set(words.filter((word) => word !== '').flatMap(itemsNamed))];
  const level = row['level'];
  if (items.length === 0 || !items.every(isItem) || typeof level !== 'number') return null;
  const name = textOf(row['name']) ?? '';
  const source = textOf(row['source']) ?? '';
  return {
    id,
    zh: name,
    en: PRESETS.find((preset) => preset.id === id)?.en ?? name,
    level,
    items,
    drainage: row['drainageMode'] === 'any' ? 'any' : 'both',
    source: { zh: source, en: source },
    isConfirmed: row['isConfirmed'] === true,
    validFrom: textOf(row['validFrom']),
  };
}

/** Of two readings of one N the first governs. */
const governing = (profiles: readonly ServiceProfile[]): readonly ServiceProfile[] =>
  profiles.filter(({ level }, place) => profiles.findIndex((other) => other.level === level) === place);

/** The profile in force that first reaches N; null where none is that high. */
export const profileFor = (
  level: number,
  profiles: readonly ServiceProfile[] = DEFAULT_PROFILES,
): ServiceProfile | null =>
  profiles
    .filter((profile) => profile.level >= level)
    .reduce<ServiceProfile | null>(
      (least, profile) => (least === null || profile.level < least.level ? profile : least),
      null,
    );

/** Status per item; null or absent = unknown. */
export type ServiceStatuses = Readonly<Partial<Record<ServiceItem, ServiceStatus | null>>>;

/** An item is there once it is at the parcel line or already inside; planned and being built are not. */
export const AVAILABLE: readonly ServiceStatus[] = ['availableAtLine', 'connectedInside'];

export const isAvailable = (status: unknown): boolean => AVAILABLE.some((one) => one === status);

type Answer = 'yes' | 'no' | 'unknown';

export type ServiceLevel = {
  /** N of the largest profile that is wholly confirmed on levelled ground; 0 = none. */
  readonly level: number;
  /** N it would have if every unknown turned out well; equal to `level` when nothing is unknown. */
  readonly atMost: number;
  /** Items of the largest profile in question that are known not to be there (planned and being built count as not). */
  readonly missing: readonly ServiceItem[];
  /** Items of that profile of which nothing is known. */
  readonly unknown: readonly ServiceItem[];
  /** null = unknown. */
  readonly levelled: boolean | null;
};

function answerOf(status: ServiceStatus | null | undefined): Answer {
  if (status === null || status === undefined || status === 'unknown') return 'unknown';
  return isAvailable(status) ? 'yes' : 'no';
}

const DRAINS: readonly ServiceItem[] = ['storm', 'sewage'];

type AskedItems = Pick<ServiceProfile, 'items' | 'drainage'>;

/** Under `any` drainage each drain answers for the other. */
const drainsOf = ({ drainage }: AskedItems, item: ServiceItem): readonly ServiceItem[] =>
  drainage === 'any' && DRAINS.includes(item) ? DRAINS : [item];

/** Yes if one of the items that answer is there, unknown if one may be. */
function answerIn(asked: AskedItems, item: ServiceItem, statuses: ServiceStatuses): Answer {
  const answers = drainsOf(asked, item).map((drain) => answerOf(statuses[drain]));
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/** How far one item, or a whole profile, has come at a parcel; a profile is confirmed where all of its items are. */
export type Progress = 'confirmed' | 'planned' | 'none' | 'unknown';

const isPlanned = (status: ServiceStatus | null | undefined): boolean => status === 'planned' || status === 'building';

/** A profile that lacks an item for certain is not there, whatever else is unknown; it is planned where all it lacks is planned or being built. */
export function progressOf(statuses: ServiceStatuses, of: ServiceItem | ServiceProfile): Progress {
  const asked: AskedItems = typeof of === 'string' ? { items: [of], drainage: 'both' } : of;
  const answered = (answer: Answer) => asked.items.filter((item) => answerIn(asked, item, statuses) === answer);
  const lacking = answered('no');
  const isComing = (item: ServiceItem) => drainsOf(asked, item).some((drain) => isPlanned(statuses[drain]));
  if (lacking.length > 0) return lacking.every(isComing) ? 'planned' : 'none';
  return answered('unknown').length > 0 ? 'unknown' : 'confirmed';
}

/** The level of one parcel under a set of profiles, and what it lacks of the largest one. */
export function levelOf(
  statuses: ServiceStatuses,
  levelled: boolean | null,
  profiles: readonly ServiceProfile[] = DEFAULT_PROFILES,
): ServiceLevel {
  const rising = [...governing(profiles)].sort((a, b) => a.level - b.level);
  const largest = (accept: readonly Answer[]): number =>
    rising.findLast((profile) => profile.items.every((item) => accept.includes(answerIn(profile, item, statuses))))
      ?.level ?? 0;
  const goal = rising.at(-1);
  const having = (answer: Answer): readonly ServiceItem[] =>
    goal?.items.filter((item) => answerIn(goal, item, statuses) === answer) ?? [];
  return {
    level: levelled === true ? largest(['yes']) : 0,
    atMost: levelled === false ? 0 : largest(['yes', 'unknown']),
    missing: having('no'),
    unknown: having('unknown'),
    levelled,
  };
}

/** The level of a row of the parcel register; a field it does not speak of is unknown. */
export const levelOfRow = (
  properties: Readonly<Record<string, unknown>>,
  profiles: readonly ServiceProfile[] = DEFAULT_PROFILES,
): ServiceLevel => {
  const { levelled } = properties;
  return levelOf(properties as ServiceStatuses, typeof levelled === 'boolean' ? levelled : null, profiles);
};
