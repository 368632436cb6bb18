/** GDAL as the referee of our files, where it is installed. */
import { spawnSync } from 'node:child_process';

type Said = { readonly status: number | null; readonly out: string; readonly complaints: string };

const run = (program: string, args: readonly string[]): Said => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, out: stdout ?? '', complaints: stderr ?? '' };
};

export const gdal = (program: 'ogrinfo' | 'ogr2ogr', ...args: string[]): Said => run(program, args);

export const hasGdal = gdal('ogrinfo', '--version').status === 0;

/** The system's Python is the one that has GDAL's modules. */
const VALIDATOR = ['-m', 'osgeo_utils.samples.validate_gpkg'];

export const hasValidator = run('/usr/bin/python3', ['-c', 'import osgeo_utils.samples.validate_gpkg']).status === 0;

/** GDAL's GeoPackage validator over every row, with warnings counted as errors; status 0 = nothing found. */
export const validate = (path: string): Said =>
  run('/usr/bin/python3', [...VALIDATOR, '-k', '--extra', '--warning-as-error', path]);
