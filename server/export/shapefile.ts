/**
 * Shapefiles in one archive: a layer for each kind of shape that occurs, its .prj in ESRI's words, its .cpg, and a table
 * of field names, because the format cuts them. Rows are gone through three times (sizes, shapes, attributes), since
 * each file states its length first; memory holds one row and the index.
 */
import type { Geometry } from 'geojson';
import { esriWkt } from '../domain/crs/names.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { unitLabel } from '../domain/units.ts';
import { DBF_END, dbfColumns, dbfHead, noWidth, recordWriter, type Table, type Width, widen } from './dbf.ts';
import { inSystem } from './positions.ts';
import {
  type Box,
  contentOf,
  fileHeader,
  HEADER_BYTES,
  indexEntry,
  kindOf,
  NO_BOX,
  recordBytes,
  recordOf,
  type ShapeKind,
  unite,
} from './shp.ts';
import { statementOf } from './statement.ts';
import type { Context, Rows, Writer } from './writer.ts';
import { type Part, zipped } from './zip.ts';

/** Lengths are signed 32-bit counts of words, but most programs stop here. */
const MOST_BYTES = 2 ** 31 - 1;

/** What a layer turned out to hold. `kind` null = a table without shapes. */
type Layer = {
  readonly kind: ShapeKind | null;
  count: number;
  bytes: number;
  box: Box;
  readonly widths: readonly Width[];
};

const OWN_KIND: Readonly<Record<string, ShapeKind | null>> = {
  polygon: 'polygon',
  line: 'line',
  point: 'point',
  none: null,
};

const shapeOf = ({ geometry }: Feature, { epsg }: Context): Geometry | null => geometry && inSystem(geometry, epsg);

/** Rows without a shape stand in the layer of the dataset's own kind. */
const layerKind = ({ geometry }: Feature, { dataset }: Context): ShapeKind | null =>
  geometry ? kindOf(geometry) : OWN_KIND[dataset.geometry]!;

async function layersOf(rows: Rows, context: Context): Promise<readonly Layer[]> {
  const columns = dbfColumns(context.fields);
  const layers = new Map<ShapeKind | null, Layer>();
  const layerFor = (kind: ShapeKind | null): Layer => {
    const known = layers.get(kind);
    if (known) return known;
    const made = { kind, count: 0, bytes: HEADER_BYTES, box: NO_BOX, widths: columns.map(noWidth) };
    layers.set(kind, made);
    return made;
  };
  layerFor(OWN_KIND[context.dataset.geometry]!);
  for await (const feature of rows) {
    const layer = layerFor(layerKind(feature, context));
    layer.count += 1;
    for (const [index, column] of columns.entries())
      widen(layer.widths[index]!, column, column.of(feature), context.encoding);
    if (layer.kind === null) continue;
    const content = contentOf(shapeOf(feature, context));
    layer.bytes += recordBytes(content);
    layer.box = unite(layer.box, content.box);
  }
  const filled = [...layers.values()].filter(({ count }) => count > 0);
  return filled.length > 0 ? filled : [...layers.values()];
}

async function* rowsOf({ kind }: Layer, rows: Rows, context: Context): AsyncGenerator<Feature, void> {
  for await (const feature of rows) if (layerKind(feature, context) === kind) yield feature;
}

async function* shapes(layer: Layer, rows: Rows, context: Context, index: Buffer[]): AsyncGenerator<Uint8Array, void> {
  let at = HEADER_BYTES;
  yield fileHeader(layer.kind!, layer.bytes, layer.box);
  for await (const feature of rowsOf(layer, rows, context)) {
    const content = contentOf(shapeOf(feature, context));
    index.push(indexEntry(content, at));
    at += recordBytes(content);
    yield recordOf(content, index.length);
  }
}

async function* index({ kind, box }: Layer, entries: readonly Buffer[]): AsyncGenerator<Uint8Array, void> {
  yield fileHeader(kind!, HEADER_BYTES + 8 * entries.length, box);
  yield Buffer.concat(entries);
}

async function* table(layer: Layer, rows: Rows, context: Context): AsyncGenerator<Uint8Array, void> {
  const { encoding, date, fields } = context;
  const described: Table = { columns: dbfColumns(fields), widths: layer.widths, rows: layer.count, encoding, date };
  const record = recordWriter(described);
  yield dbfHead(described);
  for await (const feature of rowsOf(layer, rows, context)) yield record(feature);
  yield DBF_END;
}

const text = (name: string, content: string): Part => ({ name, bytes: [Buffer.from(content, 'utf8')] });

const layerParts = (name: string, layer: Layer, rows: Rows, context: Context): readonly Part[] => {
  const entries: Buffer[] = [];
  const shaped: readonly Part[] =
    layer.kind === null
      ? []
      : [
          { name: `${name}.shp`, bytes: shapes(layer, rows, context, entries) },
          { name: `${name}.shx`, bytes: index(layer, entries) },
          text(`${name}.prj`, esriWkt(context.epsg)),
        ];
  return [
    ...shaped,
    { name: `${name}.dbf`, bytes: table(layer, rows, context) },
    text(`${name}.cpg`, { 'utf-8': 'UTF-8', gbk: 'GBK' }[context.encoding]),
  ];
};

/** Short name, field, label, unit, and how many texts had to be cut. */
const namesTable = (context: Context, layers: readonly Layer[]): string => {
  const { fields, lang } = context;
  const heads = {
    zh: ['短名', '字段', '名称', '单位', '截断的行数（超过 254 字节）'],
    en: ['Short name', 'Field', 'Label', 'Unit', 'Rows cut (over 254 bytes)'],
  };
  const columns = dbfColumns(fields);
  const lines = fields.map(({ id, unit, ...label }, at) => {
    const cut = layers.reduce((sum, { widths }) => sum + widths[at + 1]!.cut, 0);
    return [columns[at + 1]!.name, id, label[lang], unit ? unitLabel(unit, lang) : '', cut > 0 ? cut : ''];
  });
  const statement = statementOf(context).map((line) => line.join('\t'));
  return `\uFEFF${[...statement, '', heads[lang].join('\t'), ...lines.map((line) => line.join('\t'))].join('\r\n')}\r\n`;
};

async function* archive(rows: Rows, context: Context): AsyncGenerator<Uint8Array, void> {
  const { dataset } = context;
  const layers = await layersOf(rows, context);
  if (layers.some(({ bytes }) => bytes > MOST_BYTES))
    throw new MutuError('tooLarge', {
      zh: 'Shapefile 最大 2 GB。请缩小筛选范围，或改用 GeoPackage。',
      en: 'A Shapefile holds at most 2 GB. Narrow the filter, or choose GeoPackage.',
    });
  const nameOf = ({ kind }: Layer) => (layers.length > 1 && kind ? `${dataset.id}_${kind}` : dataset.id);
  yield* zipped([
    ...layers.flatMap((layer) => layerParts(nameOf(layer), layer, rows, context)),
    text('fields.txt', namesTable(context, layers)),
  ]);
}

export const shapefile: Writer = {
  format: 'shapefile',
  zh: 'Shapefile',
  en: 'Shapefile',
  extension: 'zip',
  mediaType: 'application/zip',
  needs: 'none',
  systems: 'all',
  encodings: ['utf-8', 'gbk'],
  write: archive,
};
