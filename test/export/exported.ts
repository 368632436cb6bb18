/** Exports of the made-up park, and what other programs make of them. */
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asked, type Exported, exportTo } from '../../server/export/export.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { gdal } from '../store/gdal.ts';

export type Kept = Exported & { readonly path: string; readonly bytes: Uint8Array; readonly text: string };

export type Exporter = {
  /** Writes an export; everything as an admin in Chinese unless said otherwise. */
  (changes: Partial<Asked> & Pick<Asked, 'format'>): Promise<Kept>;
  readonly folder: string;
  remove(): void;
};

export const exporterOf = (store: GeoPackageStore): Exporter => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-export-test-'));
  let number = 0;
  const make = async (changes: Partial<Asked> & Pick<Asked, 'format'>): Promise<Kept> => {
    const asked: Asked = {
      dataset: 'parcel',
      filter: null,
      ids: null,
      lang: 'zh',
      role: 'admin',
      today: '2024-12-31',
      ...changes,
    };
    number += 1;
    const making = join(folder, `${number}.part`);
    const exported = await exportTo(making, store.features, asked);
    const path = join(folder, `${number}${/\.[a-z]+$/.exec(exported.plainName)![0]}`);
    renameSync(making, path);
    const bytes = new Uint8Array(readFileSync(path));
    return { ...exported, path, bytes, text: new TextDecoder().decode(bytes) };
  };
  return Object.assign(make, { folder, remove: () => rmSync(folder, { recursive: true, force: true }) });
};

/** What `ogrinfo` says of a file: layers, counts, system. */
export const inspect = (path: string, ...options: string[]): string => {
  const { status, out, complaints } = gdal('ogrinfo', '-so', '-al', '-ro', ...options, path);
  if (status !== 0 || /ERROR|Warning/.test(complaints)) throw new Error(`ogrinfo ${path}: ${complaints}`);
  return out;
};

/** The sum of the areas of a layer, by GDAL's own geometry and in its own units. */
export const areaIn = (path: string, layer: string, ...options: string[]): number => {
  const sql = `SELECT SUM(OGR_GEOM_AREA) AS total FROM "${layer}"`;
  const { out, complaints } = gdal('ogrinfo', '-q', '-ro', ...options, '-dialect', 'OGRSQL', '-sql', sql, path);
  const found = /total \(Real\) = ([-\d.eE+]+)/.exec(out)?.[1];
  if (found === undefined) throw new Error(`ogrinfo ${path}: ${out} ${complaints}`);
  return Number(found);
};
