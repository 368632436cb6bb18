/** KML 2.2: longitude and latitude on WGS 84, coloured as on the map, every value with its label. */
import type { Geometry, Position } from 'geojson';
import type { Feature } from '../domain/edit.ts';
import { encoded } from './bytes.ts';
import { columnsOf } from './cells.ts';
import { printed } from './positions.ts';
import { statementOf } from './statement.ts';
import { classesOf, classOf, type Drawn } from './symbology.ts';
import type { Context, Rows, Writer } from './writer.ts';
import { escapeXml } from './xml.ts';

const coordinates = (positions: readonly Position[]): string =>
  `<coordinates>${positions.map(([lon, lat]) => `${lon},${lat}`).join(' ')}</coordinates>`;

const ring = (kind: 'outer' | 'inner', positions: readonly Position[]): string =>
  `<${kind}BoundaryIs><LinearRing>${coordinates(positions)}</LinearRing></${kind}BoundaryIs>`;

const polygon = (rings: readonly Position[][]): string =>
  `<Polygon>${rings.map((positions, index) => ring(index === 0 ? 'outer' : 'inner', positions)).join('')}</Polygon>`;
const line = (positions: readonly Position[]): string => `<LineString>${coordinates(positions)}</LineString>`;
const point = (at: Position): string => `<Point>${coordinates([at])}</Point>`;
const multi = (parts: readonly string[]): string => `<MultiGeometry>${parts.join('')}</MultiGeometry>`;

const shape = (geometry: Geometry): string => {
  switch (geometry.type) {
    case 'Point':
      return point(geometry.coordinates);
    case 'LineString':
      return line(geometry.coordinates);
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPoint':
      return multi(geometry.coordinates.map(point));
    case 'MultiLineString':
      return multi(geometry.coordinates.map(line));
    case 'MultiPolygon':
      return multi(geometry.coordinates.map(polygon));
    case 'GeometryCollection':
      return multi(geometry.geometries.map(shape));
  }
};

/** KML writes blue before red, and opacity first. */
const kmlColour = (opacity: string, colour: string): string =>
  opacity + (/^#(..)(..)(..)$/.exec(colour)?.slice(1).reverse().join('') ?? '808080');

const style = ({ id, colour }: Drawn): string =>
  `<Style id="${escapeXml(id)}"><LineStyle><color>${kmlColour('ff', colour)}</color><width>1.5</width></LineStyle><PolyStyle><color>${kmlColour('80', colour)}</color></PolyStyle></Style>\n`;

const data = (name: string, label: string, value: string): string =>
  `<Data name="${escapeXml(name)}"><displayName>${escapeXml(label)}</displayName><value>${escapeXml(value)}</value></Data>`;

async function* pieces(rows: Rows, context: Context): AsyncGenerator<string, void> {
  const columns = columnsOf(context);
  const drawn = classOf(context);
  const statement = statementOf(context).map(([what, value]) => `${what}: ${value}`);
  const title = (feature: Feature) => String(feature.properties[context.dataset.title] ?? feature.id);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n';
  yield `<name>${escapeXml(context.dataset[context.lang])}</name><description>${escapeXml(statement.join('\n'))}</description>\n`;
  yield* classesOf(context).map(style);
  for await (const feature of rows) {
    const values = columns.flatMap(({ id, head, cell }) => {
      const value = cell(feature);
      return value === null ? [] : [data(id, head, String(value))];
    });
    const placed = feature.geometry && shape(printed(feature.geometry, context.epsg));
    yield `<Placemark><name>${escapeXml(title(feature))}</name><styleUrl>#${escapeXml(drawn(feature).id)}</styleUrl><ExtendedData>${values.join('')}</ExtendedData>${placed ?? ''}</Placemark>\n`;
  }
  yield '</Document></kml>\n';
}

export const kml: Writer = {
  format: 'kml',
  zh: 'KML',
  en: 'KML',
  extension: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  needs: 'none',
  systems: 'degrees',
  encodings: ['utf-8'],
  write: (rows, context) => encoded(pieces(rows, context)),
};
