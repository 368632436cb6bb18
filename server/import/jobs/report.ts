/** What was prepared, as the report its author reads: bounded in size however large the file, grouped by rule. */
import { mayReadDataset } from '../../domain/access.ts';
import type { Bbox } from '../../domain/filter.ts';
import type { ImportCounts, ImportNote, ImportReport, RuleGroup } from '../../domain/imports.ts';
import type { Store } from '../../store/store.ts';
import { doubtsAbout } from '../columns-fit.ts';
import type { Prepared } from '../import-file.ts';
import type { Note } from '../note.ts';
import type { Choices } from '../reader.ts';
import type { Seen } from './changes.ts';

/** Notes told one by one under a rule; all of them are in the file of refused rows. */
const MOST_NOTES = 100;
const MOST_MISSING = 100;
const ORDER = ['ask', 'error', 'warning'] as const;

const shown = ({ row, layer, field, value, at, message }: Note): ImportNote => ({
  row: row ?? null,
  layer: layer ?? null,
  field: field ?? null,
  value: value ?? null,
  at: at ? [at[0]!, at[1]!] : null,
  message,
});

/** A rule may be an error in one row and a warning in another. */
function grouped(notes: readonly Note[]): readonly RuleGroup[] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const key = `${note.level} ${note.rule}`;
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()]
    .map((all) => {
      const { rule, level, remedy, suggestion = null } = all[0]!;
      return { rule, level, count: all.length, remedy, suggestion, notes: all.slice(0, MOST_NOTES).map(shown) };
    })
    .sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
}

const joined = (a: Bbox | null, b: Bbox): Bbox =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;

const extentOf = ({ parsed }: Prepared): Bbox | null =>
  parsed.rows.reduce<Bbox | null>((all, { bbox }) => (bbox ? joined(all, bbox) : all), null);

function countsOf({ parsed, plan }: Prepared, isReadable: boolean): ImportCounts {
  const unchanged = plan?.unchanged ?? 0;
  const changed = plan?.changed ?? 0;
  return {
    rows: parsed.rowsIn,
    ready: plan?.changes.length ?? 0,
    refused: parsed.rowsRefused,
    added: plan?.added ?? 0,
    changed: isReadable ? changed : changed + unchanged,
    unchanged: isReadable ? unchanged : null,
    missing: plan?.missing.length ?? 0,
  };
}

const layersOf = ({ parsed }: Prepared): ImportReport['layers'] =>
  parsed.layers.map(({ name, rows, geometry, crs }) => {
    const asked = parsed.notes.find(({ layer, suggestion }) => suggestion !== undefined && (layer ?? name) === name);
    const { epsg, stated, evidence } = crs;
    return {
      name,
      rows,
      geometry,
      crs: { epsg, stated, evidence },
      suggestion: asked?.suggestion ?? crs.suggestion ?? null,
    };
  });

/** Names of the stored rows that the file does not hold; none where the role may not read them. */
async function missingOf(store: Store, { plan }: Prepared, { dataset, role }: Seen): Promise<ImportReport['missing']> {
  if (!mayReadDataset(role, dataset)) return [];
  const ids = (plan?.missing ?? []).slice(0, MOST_MISSING);
  const features = await Promise.all(ids.map((id) => store.features.get(dataset.id, id, role)));
  return ids.map((id, index) => ({ id, name: String(features[index]?.properties[dataset.title] ?? id) }));
}

export async function reportFor(
  store: Store,
  prepared: Prepared,
  seen: Seen,
  remembered: Readonly<Record<string, string>>,
  chosen: Choices['map'],
): Promise<ImportReport> {
  const { parsed, mapped, filled } = prepared;
  return {
    format: parsed.format,
    encoding: parsed.encoding,
    axes: { order: parsed.axisOrder, swapped: parsed.isSwapped },
    epsg: parsed.epsg,
    layers: layersOf(prepared),
    columns: parsed.columns,
    mapping: Object.fromEntries(
      Object.entries(mapped).map(([field, { column, evidence }]) => [
        field,
        { column, evidence: remembered[field] === column ? 'remembered' : evidence },
      ]),
    ),
    doubts: doubtsAbout(seen.dataset, parsed.columns, parsed.rows, chosen ?? remembered),
    filled: filled.map(({ field, reason }) => ({ field, reason })),
    counts: countsOf(prepared, mayReadDataset(seen.role, seen.dataset)),
    rules: grouped(parsed.notes),
    bbox: extentOf(prepared),
    missing: await missingOf(store, prepared, seen),
  };
}
