/** Asks the running server without a browser, as a guest or as somebody who has signed in, and reads all words of an answer. */
import { readTile } from '../tiles/mvt.ts';
import type { App } from './app.ts';

/** GET of a path; `cookie` '' = guest. */
export type Ask = (path: string) => Promise<Response>;

export const asGuest =
  (app: App): Ask =>
  (path) =>
    fetch(app.url + path);

/** Signs in with the printed password. */
export async function asStaff(app: App, username: string): Promise<Ask> {
  const answer = await fetch(`${app.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url },
    body: JSON.stringify({ username, password: app.passwords.get(username) }),
  });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return (path) => fetch(app.url + path, { headers: { cookie } });
}

export type Item = {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
};

export async function itemsOf(ask: Ask, dataset: string, limit = 10_000): Promise<readonly Item[]> {
  const answer = await ask(`/ogc/collections/${dataset}/items?limit=${limit}`);
  return ((await answer.json()) as { features: readonly Item[] }).features;
}

/** Headers and body of an answer as text; of a tile every name and value in it. */
export async function wordsOf(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  if (!answer.headers.get('content-type')?.includes('vector-tile')) return `${headers}\n${await answer.text()}`;
  const layers = readTile(new Uint8Array(await answer.arrayBuffer()));
  const features = Object.entries(layers).flatMap(([layer, all]) =>
    all.map(({ properties }) => ({ layer, properties })),
  );
  return `${headers}\n${JSON.stringify(features)}`;
}

/** Asks for every path, eight at a time, and gives each answer to `read`. */
export async function askAll(
  ask: Ask,
  paths: readonly string[],
  read: (path: string, answer: Response) => Promise<void>,
): Promise<void> {
  const left = [...paths];
  const worker = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) await read(path, await ask(path));
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Column and row of the tile that holds a place. */
export function tileAt(lon: number, lat: number, z: number): { readonly x: number; readonly y: number } {
  const side = 2 ** z;
  return {
    x: Math.floor(((lon + 180) / 360) * side),
    y: Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * side),
  };
}
