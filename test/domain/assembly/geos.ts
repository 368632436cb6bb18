/** A union by GEOS, which shares no line with ours. */
import type { Feature as GeoJson } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';
import type { Area } from '../../../server/domain/geometry.ts';

const geos = await initGeos();

/** The ground that at least one of the areas covers. */
export function unionByGeos(areas: readonly Area[]): Area {
  const made = areas.map((geometry) =>
    geojsonToGeosGeom({ type: 'Feature', properties: {}, geometry } as GeoJson, geos),
  );
  const whole = made.reduce((sum, next) => geos.GEOSUnion(sum, next));
  return geosGeomToGeojson(whole, geos) as Area;
}
