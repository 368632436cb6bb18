/** Shapes as well-known text (OGC 06-103r4), the form in which tables carry them. */
import type { Geometry, Position } from 'geojson';

const corner = ([x, y]: Position): string => `${x} ${y}`;
const line = (positions: readonly Position[]): string => `(${positions.map(corner).join(', ')})`;
const lines = (all: readonly (readonly Position[])[]): string => `(${all.map(line).join(', ')})`;

export const wktOf = (geometry: Geometry): string => {
  switch (geometry.type) {
    case 'Point':
      return `POINT (${corner(geometry.coordinates)})`;
    case 'MultiPoint':
      return `MULTIPOINT (${geometry.coordinates.map((at) => `(${corner(at)})`).join(', ')})`;
    case 'LineString':
      return `LINESTRING ${line(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING ${lines(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON ${lines(geometry.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON (${geometry.coordinates.map(lines).join(', ')})`;
    case 'GeometryCollection':
      return `GEOMETRYCOLLECTION (${geometry.geometries.map(wktOf).join(', ')})`;
  }
};
