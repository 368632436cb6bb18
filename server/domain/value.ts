/** A stored value read as what a formula or a sentence needs; null = unknown, or of another type. */

export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** An empty text says nothing. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
