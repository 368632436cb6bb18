/** What lies under the registers: the offline basemap, 天地图 through this server, or a .pmtiles file. */
import type { Label } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import type { Settings } from '../settings.ts';
import { baseUrl } from './links.ts';
import { readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { staticFolder } from './static.ts';
import { send, sendJson } from './wire.ts';

/** How the client draws it: `offline` from GeoJSON, `raster` from tiles in `layers` order, `vector` from TileJSON, `style` from a style URL. */
export type BasemapChoice = Label & {
  readonly id: string;
  readonly kind: 'offline' | 'raster' | 'vector' | 'style';
  readonly url?: string;
  readonly layers?: readonly string[];
  readonly attribution?: string;
};

/** 矢量, 影像, 地形, each with its Chinese labels, in Web Mercator (_w). */
const TIANDITU_LAYERS = ['vec', 'cva', 'img', 'cia', 'ter', 'cta'] as const;
const TIANDITU_CREDIT = '天地图 · 国家基础地理信息中心';
const TIANDITU_TIMEOUT_MS = 8000;

const tianditu = (id: string, zh: string, en: string, layers: readonly string[]): BasemapChoice => ({
  id,
  zh,
  en,
  kind: 'raster',
  layers: layers.map((layer) => `/basemap/${layer}/{z}/{x}/{y}`),
  attribution: TIANDITU_CREDIT,
});

/** The basemaps a user may choose from; the offline one is first and always there. */
export const basemapList = (settings: Settings): readonly BasemapChoice[] => [
  { id: 'offline', zh: '离线底图', en: 'Offline', kind: 'offline' },
  ...(settings.tiandituKey === null
    ? []
    : [
        tianditu('tianditu-vec', '天地图 矢量', 'Tianditu map', ['vec', 'cva']),
        tianditu('tianditu-img', '天地图 影像', 'Tianditu imagery', ['img', 'cia']),
        tianditu('tianditu-ter', '天地图 地形', 'Tianditu terrain', ['ter', 'cta']),
      ]),
  ...(settings.basemap?.kind === 'style'
    ? [{ id: 'custom', zh: '自定义底图', en: 'Custom', kind: 'style' as const, url: settings.basemap.url }]
    : []),
  ...(settings.basemap?.kind === 'pmtiles'
    ? [{ id: 'custom', zh: '自定义底图', en: 'Custom', kind: 'vector' as const, url: '/basemap/custom.json' }]
    : []),
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

export const basemap = (
  parts: Parts,
): { readonly file: Handler; readonly tileJson: Handler; readonly tile: Handler } => {
  const offline = staticFolder(parts.folders.basemap);
  const { archive, settings } = parts;

  return {
    async file(c) {
      readQuery(c, []);
      const name = c.req.param('file') ?? '';
      if (!name.endsWith('.geojson') || !(await offline.names()).includes(name)) throw noBasemap();
      return offline.send(c, name, 'public, no-cache');
    },

    async tileJson(c) {
      readQuery(c, []);
      if (archive === null) throw noBasemap();
      return sendJson(c, await archive.tileJson(`${baseUrl(c, settings)}/basemap/custom/{z}/{x}/{y}`));
    },

    async tile(c) {
      readQuery(c, []);
      const name = c.req.param('name') ?? '';
      const at = address(c);
      if (settings.tiandituKey !== null && TIANDITU_LAYERS.some((layer) => layer === name))
        return fetchTianditu(name, at, settings.tiandituKey);
      if (archive === null || name !== 'custom') throw noBasemap();
      const tile = await archive.tile(...at);
      return tile === null ? new Response(null, { status: 204 }) : send(c, tile, { type: archive.type });
    },
  };
};
