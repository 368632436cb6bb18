/**
 * What keeping the standing of parcels (`domain/land/standing.ts`) reads and writes, on a connection of its own, so that
 * any thread may do it. What it writes is nobody's edit; it is marked in the list of touched rows, and neither it nor
 * the tiles nor the coverage follow it.
 */
import type { Database } from 'better-sqlite3';
import type { Geometry } from 'geojson';
import { lapseDay, visibleFields } from '../../domain/access.ts';
import type { Dataset, Field } from '../../domain/dataset.ts';
import { assessment } from '../../domain/datasets/assessment.ts';
import { parcel } from '../../domain/datasets/parcel.ts';
import { utility } from '../../domain/datasets/utility.ts';
import type { Bbox } from '../../domain/filter.ts';
import { bboxOf } from '../../domain/geometry.ts';
import type { AssessmentRow } from '../../domain/land/inherit.ts';
import { JUDGED_FIELDS, type Standing, type StandingParcel, type Works, worksOn } from '../../domain/land/standing.ts';
import { filterSql } from '../filter-sql.ts';
import { featureOf, type Raw } from '../rows.ts';
import { openSqlite } from '../sqlite.ts';
import { GEOMETRY_COLUMN, quoted, rtreeOf, STANDING } from '../tables.ts';
import { whileWriting } from '../write-lock.ts';

export const FOLLOWED = [parcel.id, utility.id, assessment.id] as const;
export type Followed = (typeof FOLLOWED)[number];
export type Source = Exclude<Followed, 'parcel'>;

/** How far the register has been followed; `sketch` tells apart the sketched lines that were measured. */
export type Mark = { readonly seq: number; readonly day: string; readonly sketch: string };

/** A row that parcels rest on, where it was counted last; `kind` is the item of works, '' of an assessment. */
export type Counted = { readonly fid: number; readonly kind: string; readonly box: Bbox };

export type StoredParcel = StandingParcel & { readonly fid: number };

export interface StandingRegister {
  mark(): Mark | null;
  lastSeq(): number;
  /** How many rows of a followed register were touched since `seq`, counted up to `most`. */
  countTouched(seq: number, most: number): number;
  touched(dataset: Followed, seq: number): readonly number[];
  /** Rows whose word changes between the two days: assessments that end, verifications that lapse. */
  ageing(dataset: Source, from: string, to: string): readonly number[];
  /** The highest number of a parcel: at least as many as there are parcels. */
  lastParcel(): number;
  allParcels(): readonly number[];
  /** Somewhat more than `most` of them where there are more. */
  parcelsWithin(box: Bbox, most: number): readonly number[];
  counted(dataset: Source, fids: readonly number[]): ReadonlyMap<number, Counted>;
  /** The works that count on `today`: all, or those of `fids` and those counted before. */
  works(today: string, fids: readonly number[] | null): readonly (Works & { readonly fid: number })[];
  /** Assessments with a scope, all or those of `fids`. */
  assessmentBoxes(fids: readonly number[] | null): readonly Counted[];
  assessmentsMeeting(box: Bbox): readonly number[];
  assessment(fid: number): AssessmentRow;
  /** In the order of `fids`, without those that are gone. */
  parcels(fids: readonly number[]): readonly StoredParcel[];
  write(standings: readonly (readonly [fid: number, Standing])[]): Promise<void>;
  /** Writes what sources are counted now, null = none any more, with the mark: the work up to it is done. */
  settle(mark: Mark, sources: Readonly<Record<Source, ReadonlyMap<number, Counted | null>>>): Promise<void>;
  close(): void;
}

const FIELDS = [
  'readinessTier',
  'substationM',
  'waterWorksM',
  'motorwayKm',
  'railKm',
] as const satisfies readonly (keyof Standing)[];

const numbersOf = (fids: readonly number[]): string => JSON.stringify(fids);

/** Without what the public may not read: nothing of it can then show in what is worked out. */
const READ = {
  parcel: visibleFields('guest', parcel).filter(({ id }) => JUDGED_FIELDS.has(id) || FIELDS.some((one) => one === id)),
  assessment: visibleFields('guest', assessment),
};

const selectOf = ({ id }: Dataset, fields: readonly Field[]): string =>
  `SELECT fid, id, ${fields.map((field) => quoted(field.id)).join(', ')}, ${GEOMETRY_COLUMN} FROM ${quoted(id)}`;

const MEETS = 'minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?';
const meeting = ([west, south, east, north]: Bbox) => [east, west, north, south] as const;
const boxOf = (geometry: Geometry): Bbox => bboxOf(geometry)!;

export const openStandingRegister = (database: string): StandingRegister => {
  const db = openSqlite(database);
  return { ...readsOn(db), ...writesOn(db), close: () => void db.close() };
};

const TOUCHED = `FROM change WHERE seq > ? AND action <> '${STANDING}'`;

const readsOn = (db: Database) => {
  const isFollowed = `dataset IN (${FOLLOWED.map((id) => `'${id}'`).join(', ')})`;
  const numbers = <P extends unknown[]>(sql: string) => db.prepare<P, number>(sql).pluck();
  const mark = db.prepare<[], Mark>('SELECT seq, day, sketch FROM "standingMark"');
  const lastSeq = numbers<[]>('SELECT coalesce(max(seq), 0) FROM change');
  const countTouched = numbers<[number, number]>(
    `SELECT count(*) FROM (SELECT 1 ${TOUCHED} AND ${isFollowed} LIMIT ?)`,
  );
  const touched = numbers<[number, string]>(`SELECT DISTINCT fid ${TOUCHED} AND dataset = ? ORDER BY fid`);
  const ageing = {
    assessment: numbers<[string, string]>('SELECT fid FROM assessment WHERE "validUntil" >= ? AND "validUntil" < ?'),
    utility: numbers<[string, string]>('SELECT fid FROM utility WHERE "verifiedOn" >= ? AND "verifiedOn" < ?'),
  };
  const lastParcel = numbers<[]>('SELECT coalesce(max(fid), 0) FROM parcel');
  const allParcels = numbers<[]>('SELECT fid FROM parcel ORDER BY fid');
  const within = numbers<readonly [number, number, number, number, number] & unknown[]>(
    `SELECT id FROM ${rtreeOf(parcel)} WHERE ${MEETS} LIMIT ?`,
  );
  const assessments = numbers<readonly [number, number, number, number] & unknown[]>(
    `SELECT id FROM ${rtreeOf(assessment)} WHERE ${MEETS} ORDER BY id`,
  );
  const counted = db.prepare<
    [string, string],
    Omit<Counted, 'box'> & Record<'west' | 'south' | 'east' | 'north', number>
  >(
    'SELECT fid, kind, west, south, east, north FROM "standingSource" WHERE dataset = ? AND fid IN (SELECT value FROM json_each(?))',
  );
  const oneAssessment = db.prepare<[number], Raw>(`${selectOf(assessment, READ.assessment)} WHERE fid = ?`);
  const scopes = (among: string) =>
    db.prepare<unknown[], Raw>(
      `SELECT fid, id, ${GEOMETRY_COLUMN} FROM assessment WHERE ${GEOMETRY_COLUMN} IS NOT NULL ${among}`,
    );
  const parcels = db.prepare<[string], Raw>(
    `${selectOf(parcel, READ.parcel)} WHERE fid IN (SELECT value FROM json_each(?)) ORDER BY fid`,
  );
  const item = utility.fields.filter(({ id }) => id === 'item');
  return {
    mark: () => mark.get() ?? null,
    lastSeq: () => lastSeq.get()!,
    countTouched: (seq, most) => countTouched.get(seq, most)!,
    touched: (dataset, seq) => touched.all(seq, dataset),
    ageing(dataset, from, to) {
      const [first, last] = [from, to].sort() as [string, string];
      return dataset === 'utility'
        ? ageing.utility.all(lapseDay(first), lapseDay(last))
        : ageing.assessment.all(first, last);
    },
    lastParcel: () => lastParcel.get()!,
    allParcels: () => allParcels.all(),
    parcelsWithin: (box, most) => within.all(...meeting(box), Math.min(most + 1, Number.MAX_SAFE_INTEGER)),
    counted: (dataset, fids) =>
      new Map(
        counted
          .all(dataset, numbersOf(fids))
          .map(({ fid, kind, west, south, east, north }) => [fid, { fid, kind, box: [west, south, east, north] }]),
      ),
    works(today, fids) {
      const { text, values } = filterSql(worksOn(today), utility);
      const among = `AND (fid IN (SELECT value FROM json_each(?)) OR fid IN (SELECT fid FROM "standingSource" WHERE dataset = 'utility'))`;
      const rows = db.prepare<unknown[], Raw>(
        `SELECT fid, id, item, ${GEOMETRY_COLUMN} FROM utility WHERE ${GEOMETRY_COLUMN} IS NOT NULL AND ${text} ${fids ? among : ''}`,
      );
      return rows.all(...values, ...(fids ? [numbersOf(fids)] : [])).flatMap((raw) => {
        const { id, properties, geometry } = featureOf(raw, item);
        return geometry && bboxOf(geometry)
          ? [{ fid: Number(raw['fid']), id, item: properties['item'] as Works['item'], geometry }]
          : [];
      });
    },
    assessmentBoxes(fids) {
      const rows = fids
        ? scopes('AND fid IN (SELECT value FROM json_each(?))').iterate(numbersOf(fids))
        : scopes('').iterate();
      const found: Counted[] = [];
      for (const raw of rows) {
        const { geometry } = featureOf(raw, []);
        if (geometry && bboxOf(geometry)) found.push({ fid: Number(raw['fid']), kind: '', box: boxOf(geometry) });
      }
      return found;
    },
    assessmentsMeeting: (box) => assessments.all(...meeting(box)),
    assessment: (fid) => featureOf(oneAssessment.get(fid)!, READ.assessment),
    parcels: (fids) =>
      parcels.all(numbersOf(fids)).map((raw) => ({ fid: Number(raw['fid']), ...featureOf(raw, READ.parcel) })),
  } satisfies Partial<StandingRegister>;
};

const writesOn = (db: Database) => {
  const put = db.prepare(`UPDATE parcel SET ${FIELDS.map((id) => `${quoted(id)} = ?`).join(', ')} WHERE fid = ?`);
  const lastSeq = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM change').pluck();
  const own = db.prepare(`UPDATE change SET action = '${STANDING}' WHERE seq > ?`);
  const others = db
    .prepare<[number], 1>(`SELECT 1 ${TOUCHED} AND dataset IN (${FOLLOWED.map((id) => `'${id}'`).join(', ')}) LIMIT 1`)
    .pluck();
  const forget = db.prepare('DELETE FROM "standingSource" WHERE dataset = ? AND fid = ?');
  const count = db.prepare('INSERT OR REPLACE INTO "standingSource" VALUES (?, ?, ?, ?, ?, ?, ?)');
  return {
    write: (standings) =>
      whileWriting(db, () => {
        const before = lastSeq.get()!;
        for (const [fid, standing] of standings) put.run(...FIELDS.map((id) => standing[id]), fid);
        own.run(before);
      }),
    settle: (mark, sources) =>
      whileWriting(db, () => {
        for (const [dataset, rows] of Object.entries(sources))
          for (const [fid, source] of rows)
            if (source) count.run(dataset, fid, source.kind, ...source.box);
            else forget.run(dataset, fid);
        // Where nobody else came meanwhile, what was written here is known as well.
        const seq = others.get(mark.seq) ? mark.seq : lastSeq.get()!;
        db.exec('DELETE FROM "standingMark"');
        db.prepare('INSERT INTO "standingMark" VALUES (?, ?, ?)').run(seq, mark.day, mark.sketch);
      }),
  } satisfies Partial<StandingRegister>;
};
