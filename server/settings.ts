/** The only reader of process.env. Each setting is checked at start; a wrong one stops the start with one sentence. */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, from the sources and from the build alike. */
const projectRoot = (from: string): string =>
  existsSync(join(from, 'package.json')) || dirname(from) === from ? from : projectRoot(dirname(from));

export const PROJECT_ROOT = projectRoot(dirname(fileURLToPath(import.meta.url)));

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the GeoPackage. */
  readonly databaseFile: string;
  /** Absolute path of the accounts file; the generated secret lies beside it. */
  readonly accountsFile: string;
  /** Signs the session cookies; null = one is generated and kept beside the accounts. */
  readonly secret: string | null;
  /** A style URL or the path of a .pmtiles file; null = the offline basemap only. */
  readonly basemap: Basemap | null;
  readonly tiandituKey: string | null;
  /** 审图号, shown lower left on the map. */
  readonly mapApproval: string | null;
  readonly demo: boolean;
  /** ISO date at which the program stands; null = the demonstration's own date, or today. */
  readonly today: string | null;
  /** Origin under which the public reaches this server, without a trailing slash; null = the host asked for. */
  readonly publicUrl: string | null;
};

export type Basemap =
  | { readonly kind: 'style'; readonly url: string }
  | { readonly kind: 'pmtiles'; readonly file: string };

export class SettingError extends Error {
  constructor(name: string, value: string, remedy: string) {
    super(`${name} is “${value}”: ${remedy}`);
    this.name = 'SettingError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as absent, as in a compose file that passes it through. */
const read = (environment: Environment, name: string): string | null => environment[name]?.trim() || null;

const port = (text: string | null): number => {
  if (text === null) return 8080;
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65535)
    throw new SettingError('PORT', text, 'give a port number from 0 to 65535, for example PORT=8080.');
  return number;
};

const host = (text: string | null): string => {
  if (text === null) return '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(text))
    throw new SettingError(
      'HOST',
      text,
      'give an address or a host name, for example HOST=0.0.0.0 for every network card.',
    );
  return text;
};

const databaseFile = (text: string | null, root: string): string => {
  if (text === null) return join(root, 'data/mutu.gpkg');
  if (/^postgres(ql)?:/.test(text)) {
    const shown = text.replace(/\/\/[^@/]*@/, '//…@');
    throw new SettingError(
      'MUTU_DB',
      shown,
      'PostgreSQL is not supported yet; give the path of a GeoPackage, for example MUTU_DB=data/mutu.gpkg.',
    );
  }
  if (/^[a-z][a-z0-9+]+:/i.test(text) || !text.endsWith('.gpkg'))
    throw new SettingError(
      'MUTU_DB',
      text,
      'give the path of a file that ends in .gpkg, for example MUTU_DB=data/mutu.gpkg.',
    );
  return isAbsolute(text) ? text : join(root, text);
};

const secret = (text: string | null): string | null => {
  if (text !== null && text.length < 32)
    throw new SettingError(
      'MUTU_SECRET',
      '…',
      'give at least 32 characters, for example from “openssl rand -base64 32”, or leave it out and one is generated.',
    );
  return text;
};

const basemap = (text: string | null, root: string): Basemap | null => {
  if (text === null) return null;
  if (URL.canParse(text) && /^https?:/.test(text)) return { kind: 'style', url: text };
  if (text.endsWith('.pmtiles')) return { kind: 'pmtiles', file: isAbsolute(text) ? text : join(root, text) };
  throw new SettingError(
    'MUTU_BASEMAP',
    text,
    'give the http(s) address of a MapLibre style or the path of a .pmtiles file.',
  );
};

const tiandituKey = (text: string | null): string | null => {
  if (text !== null && !/^[0-9a-f]{32}$/i.test(text))
    throw new SettingError('TIANDITU_KEY', '…', 'give the 32-character server key from console.tianditu.gov.cn.');
  return text;
};

const mapApproval = (text: string | null): string | null => {
  if (text !== null && text.length > 60)
    throw new SettingError(
      'MUTU_MAP_APPROVAL',
      text,
      'give the 审图号 in at most 60 characters, for example 晋S(2024)005号.',
    );
  return text;
};

const demo = (text: string | null): boolean => {
  if (text !== null && text !== '0' && text !== '1')
    throw new SettingError('MUTU_DEMO', text, 'give 0 to start empty or 1 (the default) for the Shanxi demonstration.');
  return text !== '0';
};

const today = (text: string | null): string | null => {
  if (text === null) return null;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (at === null || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    throw new SettingError('MUTU_TODAY', text, 'give a date as YYYY-MM-DD, for example MUTU_TODAY=2024-12-31.');
  return text;
};

const publicUrl = (text: string | null): string | null => {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (!bare)
    throw new SettingError(
      'MUTU_PUBLIC_URL',
      text,
      'give the origin alone, for example MUTU_PUBLIC_URL=https://map.example.cn.',
    );
  return url.origin;
};

/** Reads and checks every setting. `root` is the folder that relative paths start from. Throws SettingError. */
export const readSettings = (root: string, environment: Environment = process.env): Settings => {
  const database = databaseFile(read(environment, 'MUTU_DB'), root);
  return {
    port: port(read(environment, 'PORT')),
    host: host(read(environment, 'HOST')),
    databaseFile: database,
    accountsFile: join(database, '../accounts.sqlite'),
    secret: secret(read(environment, 'MUTU_SECRET')),
    basemap: basemap(read(environment, 'MUTU_BASEMAP'), root),
    tiandituKey: tiandituKey(read(environment, 'TIANDITU_KEY')),
    mapApproval: mapApproval(read(environment, 'MUTU_MAP_APPROVAL')),
    demo: demo(read(environment, 'MUTU_DEMO')),
    today: today(read(environment, 'MUTU_TODAY')),
    publicUrl: publicUrl(read(environment, 'MUTU_PUBLIC_URL')),
  };
};
