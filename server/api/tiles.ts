/** Vector tiles and their TileJSON. A tile is answered in one order: validate, 304, load, 204 or bytes. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Role, visibleFields } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import { readableDataset } from './datasets.ts';
import { baseUrl } from './links.ts';
import { readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { acceptsGzip, cacheControl, isFresh, sendJson } from './wire.ts';

const decompress = promisify(gunzip);

/** Deepest zoom that is cut; a client draws deeper ones from it. */
export const MAX_ZOOM = 15;

const noTile = (): MutuError =>
  new MutuError('notFound', {
    zh: '没有这个瓦片：z 为 0–15，x、y 为 0 到 2^z−1 的整数。',
    en: 'There is no such tile: z is 0–15, x and y whole numbers from 0 to 2^z−1.',
  });

const tileNumber = (text: string): number => {
  if (!/^(0|[1-9]\d{0,5})$/.test(text)) throw noTile();
  return Number(text);
};

/** `z/x/y.mvt` as numbers. Throws notFound for what no tile can be. */
export const tileAddress = (z: string, x: string, file: string): readonly [number, number, number] => {
  if (!file.endsWith('.mvt')) throw noTile();
  const address = [tileNumber(z), tileNumber(x), tileNumber(file.slice(0, -'.mvt'.length))] as const;
  const side = 2 ** address[0];
  if (address[0] > MAX_ZOOM || address[1] >= side || address[2] >= side) throw noTile();
  return address;
};

const drawn = (id: string, role: Role): Dataset => {
  const dataset = readableDataset(id, role);
  if (dataset.geometry === 'none')
    throw new MutuError('notFound', {
      zh: '该数据集没有图形，因此没有瓦片。',
      en: 'This dataset has no geometry, hence no tiles.',
    });
  return dataset;
};

/** The layers a tile may hold: shapes, label points beside them, and from afar the totals of a grid instead. */
const layersOf = (dataset: Dataset, fields: Readonly<Record<string, string>>) => {
  const { id, geometry, zh, minZoom = 0 } = dataset;
  const named = { id: '编号 Id', ...fields };
  const near = { minzoom: minZoom, maxzoom: MAX_ZOOM };
  const totals = { count: '数量 Number', ...('areaM2' in fields ? { areaM2: fields['areaM2'] } : {}) };
  return [
    { id, description: zh, fields: named, ...near },
    ...(geometry === 'polygon' ? [{ id: `${id}Label`, description: `${zh}（注记点）`, fields: named, ...near }] : []),
    ...(minZoom > 0
      ? [{ id: `${id}Grid`, description: `${zh}（网格合计）`, fields: totals, minzoom: 0, maxzoom: minZoom - 1 }]
      : []),
  ];
};

export const tiles = (parts: Parts): { readonly tileJson: Handler; readonly tile: Handler } => ({
  async tileJson(c) {
    readQuery(c, []);
    const { role } = c.get('session');
    const file = c.req.param('file') ?? '';
    const dataset = drawn(file.endsWith('.json') ? file.slice(0, -'.json'.length) : '', role);
    const fields = Object.fromEntries(
      visibleFields(role, dataset)
        .filter((field) => field.tile)
        .map((field) => [field.id, `${field.zh} ${field.en}`]),
    );
    const bounds = await parts.store.features.extent(dataset.id, {}, role);
    return sendJson(c, {
      tilejson: '3.0.0',
      name: dataset.zh,
      description: dataset.en,
      tiles: [`${baseUrl(c, parts.settings)}/tiles/${dataset.id}/{z}/{x}/{y}.mvt`],
      minzoom: 0,
      maxzoom: MAX_ZOOM,
      ...(bounds ? { bounds } : {}),
      vector_layers: layersOf(dataset, fields),
    });
  },

  async tile(c) {
    readQuery(c, ['v']);
    const { role } = c.get('session');
    const dataset = drawn(c.req.param('dataset') ?? '', role);
    const [z, x, y] = tileAddress(c.req.param('z') ?? '', c.req.param('x') ?? '', c.req.param('file') ?? '');
    const headersFor = (etag: string): Record<string, string> => ({
      etag: `"${etag}"`,
      'cache-control': cacheControl(c),
      vary: 'accept-encoding, cookie',
    });
    const known = parts.tiler.etag(dataset.id, z, x, y, role);
    if (known !== null && isFresh(c, `"${known}"`))
      return new Response(null, { status: 304, headers: headersFor(known) });
    const tile = await parts.tiler.tile(dataset.id, z, x, y, role);
    const headers = headersFor(tile.etag);
    if (isFresh(c, `"${tile.etag}"`)) return new Response(null, { status: 304, headers });
    if (tile.bytes === null) return new Response(null, { status: 204, headers });
    headers['content-type'] = 'application/vnd.mapbox-vector-tile';
    if (!acceptsGzip(c)) return new Response(new Uint8Array(await decompress(tile.bytes)), { headers });
    return new Response(new Uint8Array(tile.bytes), { headers: { ...headers, 'content-encoding': 'gzip' } });
  },
});
