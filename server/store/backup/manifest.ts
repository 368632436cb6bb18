/** What a backup says of itself: the first file of its archive. */

export const DATABASE = 'mutu.gpkg';
export const ACCOUNTS = 'accounts.sqlite';
export const MANIFEST = 'manifest.json';

/** Raise it when an older program could no longer read the archive. */
export const FORMAT = 1;
const KIND = 'mutu-backup';

export type FileFact = { readonly name: string; readonly bytes: number; readonly sha256: string };

export type Manifest = {
  readonly kind: typeof KIND;
  readonly format: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly schemaVersion: number;
  /** `Store.revision` of the copy. */
  readonly revision: number;
  /** Rows of each dataset. */
  readonly counts: Readonly<Record<string, number>>;
  readonly files: readonly FileFact[];
};

export const manifestOf = (facts: Omit<Manifest, 'kind' | 'format'>): Manifest => ({
  kind: KIND,
  format: FORMAT,
  ...facts,
});

const isFact = (raw: Partial<FileFact> | null): boolean =>
  (raw?.name === DATABASE || raw?.name === ACCOUNTS) &&
  Number.isSafeInteger(raw.bytes) &&
  /^[0-9a-f]{64}$/.test(String(raw.sha256));

/** The manifest in a text, `newer` where a later program wrote it; null where it is none of ours. */
export const readManifest = (text: string): Manifest | 'newer' | null => {
  let raw: Partial<Manifest> | null;
  try {
    raw = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    return null;
  }
  if (raw?.kind !== KIND || !Number.isInteger(raw.format)) return null;
  if (raw.format! > FORMAT) return 'newer';
  const isWhole =
    typeof raw.at === 'string' &&
    Number.isInteger(raw.schemaVersion) &&
    Number.isInteger(raw.revision) &&
    typeof raw.counts === 'object' &&
    raw.counts !== null &&
    Array.isArray(raw.files) &&
    raw.files.every(isFact) &&
    raw.files.some(({ name }) => name === DATABASE);
  return isWhole ? (raw as Manifest) : null;
};
