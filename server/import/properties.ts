/**
 * Attributes as the reader found them, made safe to hold: plain values under plain names. A name that means something to
 * the program (`__proto__`, `constructor`) is left out with a note, because it could change every object.
 */
import { type Note, note } from './note.ts';
import type { Column, Properties, Raw, Value } from './reader.ts';

const isReserved = (name: string): boolean => name === 'prototype' || name in Object.prototype;

const plain = (raw: unknown): Value => {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'string' || typeof raw === 'boolean') return raw;
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : null;
  return typeof raw === 'bigint' ? raw.toString() : JSON.stringify(raw);
};

/** Plain values by plain names, and a note for each name that was left out. */
export function safeProperties(
  entries: Iterable<readonly [string, unknown]>,
  row: number,
): { properties: Properties; notes: readonly Note[] } {
  const properties: Record<string, Value> = {};
  const notes: Note[] = [];
  for (const [name, raw] of entries) {
    if (isReserved(name)) notes.push(note('warning', 'attribute-name-reserved', { row, field: name }));
    else properties[name] = plain(raw);
  }
  return { properties, notes };
}

const SAMPLES = 5;

/** Every column in order of appearance, with its first known values. */
export function columnsOf(features: readonly Raw[]): readonly Column[] {
  const samples = new Map<string, string[]>();
  for (const { properties } of features) {
    for (const [name, value] of Object.entries(properties)) {
      const known = samples.get(name) ?? [];
      if (known.length < SAMPLES && value !== null && value !== '') known.push(String(value).slice(0, 40));
      samples.set(name, known);
    }
  }
  return [...samples].map(([name, known]) => ({ name, samples: known }));
}
