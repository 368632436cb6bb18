import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../server/import/note.ts';
import { openZip } from '../../server/import/zip.ts';
import { fixture, readAndNormalise } from './fixture.ts';

const ruleOf = (act: () => unknown): string => {
  try {
    act();
    return 'opened';
  } catch (error) {
    if (error instanceof Refusal) return error.note.rule;
    throw error;
  }
};

const plain = () => zipSync({ 'a.txt': strToU8('aaaa'.repeat(100)), 'folder/b.txt': strToU8('b') });

/** A copy with the bytes after the first place where `mark` stands changed. */
const changed = (
  bytes: Uint8Array,
  mark: readonly number[],
  offset: number,
  ...values: readonly number[]
): Uint8Array => {
  const at = bytes.findIndex((_, index) => mark.every((byte, step) => bytes[index + step] === byte));
  const copy = bytes.slice();
  copy.set(values, at + offset);
  return copy;
};

const DIRECTORY = [0x50, 0x4b, 1, 2];
const LOCAL = [0x50, 0x4b, 3, 4];

describe('archives', () => {
  test('give their files byte for byte', () => {
    const archive = openZip(plain());
    expect(archive.names).toEqual(['a.txt', 'folder/b.txt']);
    expect(new TextDecoder().decode(archive.open('folder/b.txt'))).toBe('b');
  });

  test.each([
    ['../up.txt', 'zip-unsafe-path'],
    ['a/../../up.txt', 'zip-unsafe-path'],
    ['/root.txt', 'zip-unsafe-path'],
    ['C:\\root.txt', 'zip-unsafe-path'],
    ['..\\up.txt', 'zip-unsafe-path'],
    ['inner.zip', 'zip-nested'],
    ['inner.7z', 'zip-nested'],
    ['a..b.txt', 'opened'],
  ])('with an entry %s are %s', (name, rule) => {
    expect(ruleOf(() => openZip(zipSync({ [name]: strToU8('x') })))).toBe(rule);
  });

  test('that are encrypted are refused', () => {
    expect(ruleOf(() => openZip(changed(plain(), DIRECTORY, 8, 1)))).toBe('zip-encrypted');
  });

  test('whose content is not what its check sum says are refused', () => {
    const archive = openZip(changed(plain(), DIRECTORY, 16, 0, 0, 0, 0));
    expect(ruleOf(() => archive.open('a.txt'))).toBe('zip-damaged');
  });

  test('that lie about a size gain nothing by it', () => {
    const archive = openZip(changed(plain(), DIRECTORY, 24, 4, 0, 0, 0));
    expect(ruleOf(() => archive.open('a.txt'))).toBe('zip-damaged');
  });

  test('that claim more than half a gigabyte are refused before anything is unpacked', () => {
    const claim = changed(changed(plain(), DIRECTORY, 20, 0, 0, 0, 0x10), DIRECTORY, 24, 0, 0, 0, 0x30);
    expect(ruleOf(() => openZip(claim))).toBe('zip-too-large');
  });

  test('whose entry lies elsewhere are refused', () => {
    const archive = openZip(changed(plain(), LOCAL, 0, 0));
    expect(ruleOf(() => archive.open('a.txt'))).toBe('zip-damaged');
  });

  test('around one file of another format are that file', async () => {
    const { bytes } = fixture('good/parcels.geojson');
    const { outcome, rows } = await readAndNormalise({
      name: 'p.zip',
      bytes: zipSync({ '数据/parcels.geojson': bytes }),
    });
    expect([outcome, rows.length]).toEqual(['accepted', 7]);
  });
});
