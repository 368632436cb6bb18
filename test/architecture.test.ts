/** Reads the import lines and holds the house of README “The house”: who may import whom, and one door for each outside thing. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Line = { readonly file: string; readonly to: string };

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Every import of a file, relative ones as paths from the root. */
function imports(file: string): Line[] {
  const found = read(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => {
    const name = match[1] ?? match[2]!;
    const to = name.startsWith('.') ? normalize(join(dirname(file), name)) : name.replace('#domain/', 'server/domain/');
    return { file, to };
  });
}

const SERVER = files('server');
const CLIENT = files('client');
const DATA = files('data');
const LINES = [...SERVER, ...CLIENT, ...DATA].flatMap(imports);

/** Import lines that leave `from` for a place outside `allowed` (prefixes of paths; packages and node: never count). */
const breaches = (from: RegExp, allowed: RegExp) =>
  LINES.filter(({ file, to }) => from.test(file) && /^(server|client|data)\//.test(to) && !allowed.test(to)).map(
    ({ file, to }) => `${file} → ${to}`,
  );

const importersOf = (name: RegExp) => [...new Set(LINES.filter(({ to }) => name.test(to)).map(({ file }) => file))];

test('the reader of import lines sees them', () => {
  expect(LINES.length).toBeGreaterThan(200);
  expect(LINES.some(({ to }) => to === 'server/domain/dataset.ts')).toBe(true);
});

test.each([
  ['the domain imports nothing but itself', /^server\/domain\//, /^server\/domain\//],
  ['the store imports only the domain', /^server\/store\//, /^server\/(domain|store)\//],
  [
    'tiles import only store and domain, and threads',
    /^server\/tiles\//,
    /^server\/(domain|store|tiles)\/|^server\/thread\.ts$/,
  ],
  [
    'coverage imports only store and domain, and threads',
    /^server\/coverage\//,
    /^server\/(domain|store|coverage)\/|^server\/thread\.ts$/,
  ],
  [
    'standing imports only store and domain, and threads',
    /^server\/standing\//,
    /^server\/(domain|store|standing)\/|^server\/thread\.ts$/,
  ],
  [
    'readers of files import only store and domain, and what makes a table safe to open',
    /^server\/import\//,
    /^server\/(domain|store|import)\/|^server\/export\/(neutral|wkt)\.ts$/,
  ],
  [
    'writers of files import only store, domain and the guards of the readers',
    /^server\/export\//,
    /^server\/(domain|store|export|import)\//,
  ],
  [
    'routes import domain, store, tiles, coverage, standing, settings',
    /^server\/api\//,
    /^server\/(domain|store|tiles|coverage|standing|import|export|api|settings)/,
  ],
  ['the demonstration imports only the domain and its own data', /^data\//, /^(server\/domain|data)\//],
  ['the client imports no server code but the domain', /^client\//, /^(client|server\/domain)\//],
  ['client state imports only the domain', /^client\/state\//, /^(client\/state|server\/domain)\//],
  [
    'the door to the server knows the domain and its own sentences',
    /^client\/api\.ts$/,
    /^(client\/text|server\/domain)\//,
  ],
  ['the map never imports lenses', /^client\/map\//, /^(client\/(map|state|text|parts)|server\/domain)\//],
  ['lenses never import the map', /^client\/lenses\//, /^(client\/(lenses|state|parts|text|api)|server\/domain)/],
  [
    'editing knows the map by its contract alone',
    /^client\/editing\//,
    /^client\/(editing|lenses|state|parts|text)\/|^client\/(api|map\/draw-contract)\.ts$|^server\/domain\//,
  ],
  [
    'planning knows the map by its contract alone, and draws as editors do',
    /^client\/planning\//,
    /^client\/(planning|editing|lenses|state|parts|text)\/|^client\/(api|map\/draw-contract)\.ts$|^server\/domain\//,
  ],
  [
    'sheets on paper know the map by what frames them, and draw it as a part of its own',
    /^client\/print\//,
    /^client\/(print|planning|lenses|state|parts|text)\/|^client\/api\.ts$|^client\/map\/(framed|print-map|scale|text)\.ts$|^server\/domain\//,
  ],
  ['parts know no domain', /^client\/parts\//, /^client\/(parts|text)\//],
])('%s', (_rule, from, allowed) => {
  expect(breaches(from, allowed)).toEqual([]);
});

test.each([
  ['better-sqlite3 and Kysely', /^(better-sqlite3|kysely)/, /^server\/store\//],
  ['MapLibre', /^maplibre-gl/, /^client\/map\//],
  ['Turf', /^@turf\//, /^server\/domain\/geometry\.ts$/],
  ['proj4', /^proj4/, /^server\/domain\/crs\.ts$/],
  ['GEOS', /^geos-wasm/, /^server\/coverage\/geos\.ts$/],
  ['Web Awesome', /^@awesome\.me\//, /^client\/parts\//],
  ['sign-in', /^better-auth/, /^server\/api\/s/],
])('%s have one door', (_what, name, door) => {
  const importers = importersOf(name);
  expect(importers.length).toBeGreaterThan(0);
  expect(importers.filter((file) => !door.test(file))).toEqual([]);
});

test('the domain touches neither Node nor the page', () => {
  const node = LINES.filter(({ file, to }) => file.startsWith('server/domain/') && to.startsWith('node:'));
  const page = SERVER.filter(
    (file) => file.startsWith('server/domain/') && /\b(document|window|process)\./.test(read(file)),
  );
  expect([...node, ...page]).toEqual([]);
});

test('process.env is read only in settings.ts, fetch is called only in client/api.ts', () => {
  expect(SERVER.filter((file) => /process\.env/.test(read(file)) && file !== 'server/settings.ts')).toEqual([]);
  expect(CLIENT.filter((file) => /(?<![.\w])fetch\(/.test(read(file)) && file !== 'client/api.ts')).toEqual([]);
});

test('SQL is written only in store/', () => {
  const sql = /['"`]\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA)\s/;
  expect(
    [...SERVER, ...CLIENT, ...DATA].filter((file) => sql.test(read(file)) && !file.startsWith('server/store/')),
  ).toEqual([]);
});

test('no drawer names: files say what they hold', () => {
  const drawers = /\/(utils?|helpers?|common|constants|manager|service)\.ts$/;
  expect(
    [...SERVER, ...CLIENT].filter((file) => drawers.test(file) && file !== 'server/domain/datasets/service.ts'),
  ).toEqual([]);
});

test('nothing refers to places outside the repository', () => {
  const outside = /\.\.\/shared|\/work\//;
  expect(
    [...SERVER, ...CLIENT, ...DATA, ...files('test')].filter(
      (file) => file !== 'test/architecture.test.ts' && outside.test(read(file)),
    ),
  ).toEqual([]);
});

test('the top level holds what it should and nothing else', () => {
  const allowed = [
    '.ci',
    '.git',
    '.github',
    '.gitignore',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'biome.json',
    'client',
    'data',
    'knip.json',
    'package-lock.json',
    'package.json',
    'server',
    'test',
    'tsconfig.json',
    'vite.config.ts',
  ];
  const made = ['dist', 'node_modules', 'test-results', 'coverage'];
  expect(readdirSync(ROOT).filter((name) => !allowed.includes(name) && !made.includes(name))).toEqual([]);
});
