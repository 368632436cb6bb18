/** GeoJSON (RFC 7946), one feature a line. In another system than degrees it names it in `crs`, as GDAL and QGIS read it. */
import { encoded } from './bytes.ts';
import { isDegrees, printed } from './positions.ts';
import { statementOf } from './statement.ts';
import type { Context, Rows, Writer } from './writer.ts';

async function* lines(rows: Rows, context: Context): AsyncGenerator<string, void> {
  const { epsg, dataset } = context;
  const crs = isDegrees(epsg) ? {} : { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } };
  const head = {
    type: 'FeatureCollection',
    name: dataset.id,
    ...crs,
    statement: Object.fromEntries(statementOf(context)),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let separator = '\n';
  for await (const { id, properties, geometry } of rows) {
    const shape = geometry && printed(geometry, epsg);
    yield separator + JSON.stringify({ type: 'Feature', id, properties, geometry: shape });
    separator = ',\n';
  }
  yield '\n]}\n';
}

export const geojson: Writer = {
  format: 'geojson',
  zh: 'GeoJSON',
  en: 'GeoJSON',
  extension: 'geojson',
  mediaType: 'application/geo+json',
  needs: 'none',
  systems: 'all',
  encodings: ['utf-8'],
  write: (rows, context) => encoded(lines(rows, context)),
};
