/** What lies under the registers: the offline basemap, 天地图 through this server, or a .pmtiles file. */
import type { Basemap } from '../domain/answers.ts';
import { MutuError } from '../domain/errors.ts';
import type { Settings } from '../settings.ts';
import { readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { staticFolder } from './static.ts';
import { send } from './wire.ts';

/** 矢量, 影像, 地形, each with its layer of names, in Web Mercator (_w). */
const TIANDITU: readonly Basemap[] = [
  { id: 'vec', names: 'cva', zh: '天地图 矢量', en: 'Tianditu map' },
  { id: 'img', names: 'cia', zh: '天地图 影像', en: 'Tianditu imagery' },
  { id: 'ter', names: 'cta', zh: '天地图 地形', en: 'Tianditu terrain' },
].map((choice) => ({ ...choice, kind: 'raster', credit: '天地图 · 国家基础地理信息中心' }));

const TIANDITU_LAYERS: readonly string[] = TIANDITU.flatMap(({ id, names }) => [id, names!]);
const TIANDITU_TIMEOUT_MS = 8000;

const CUSTOM = { id: 'custom', zh: '自定义底图', en: 'Custom' } as const;

/** The basemaps a user may choose from; the offline one is first and always there. */
export const basemapList = ({ tiandituKey, basemap }: Settings): readonly Basemap[] => [
  { id: 'offline', zh: '离线底图', en: 'Offline', kind: 'offline' },
  ...(tiandituKey === null ? [] : TIANDITU),
  ...(basemap?.kind === 'style' ? [{ ...CUSTOM, kind: 'style', url: basemap.url } as const] : []),
  ...(basemap?.kind === 'pmtiles' ? [{ ...CUSTOM, kind: 'protomaps' } as const] : []),
];

const noBasemap = (): MutuError =>
  new MutuError('notFound', { zh: '没有这个底图或瓦片。', en: 'There is no such basemap or tile.' });

const address = (c: Parameters<Handler>[0]): readonly [number, number, number] => {
  const [z, x, y] = ['z', 'x', 'y'].map((name) => {
    const text = c.req.param(name) ?? '';
    if (!/^(0|[1-9]\d{0,7})$/.test(text)) throw noBasemap();
    return Number(text);
  }) as [number, number, number];
  if (z > 22 || x >= 2 ** z || y >= 2 ** z) throw noBasemap();
  return [z, x, y];
};

/** One tile of 天地图; the key stays on this server. Throws unavailable where the service does not answer with a picture. */
const fetchTianditu = async (
  layer: string,
  [z, x, y]: readonly [number, number, number],
  key: string,
): Promise<Response> => {
  const query = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=${z}&TILEROW=${y}&TILECOL=${x}&tk=${key}`;
  const answer = await fetch(`https://t${(x + y) % 8}.tianditu.gov.cn/${layer}_w/wmts?${query}`, {
    signal: AbortSignal.timeout(TIANDITU_TIMEOUT_MS),
    redirect: 'error',
  }).catch(() => null);
  const type = answer?.headers.get('content-type') ?? '';
  if (!answer?.ok || !type.startsWith('image/'))
    throw new MutuError('unavailable', {
      zh: '天地图服务暂时没有响应。可改用离线底图。',
      en: 'Tianditu does not answer at the moment. Use the offline basemap.',
    });
  return new Response(await answer.arrayBuffer(), {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=604800' },
  });
};

export const basemap = (parts: Parts): { readonly file: Handler; readonly tile: Handler } => {
  const offline = staticFolder(parts.folders.basemap);
  const { archive, settings } = parts;

  return {
    async file(c) {
      readQuery(c, []);
      const name = c.req.param('file') ?? '';
      if (!name.endsWith('.geojson') || !(await offline.names()).includes(name)) throw noBasemap();
      return offline.send(c, name, 'public, no-cache');
    },

    async tile(c) {
      readQuery(c, []);
      const name = c.req.param('name') ?? '';
      const at = address(c);
      if (settings.tiandituKey !== null && TIANDITU_LAYERS.includes(name))
        return fetchTianditu(name, at, settings.tiandituKey);
      if (archive === null || name !== 'custom') throw noBasemap();
      const tile = await archive.tile(...at);
      return tile === null ? new Response(null, { status: 204 }) : send(c, tile, { type: archive.type });
    },
  };
};
