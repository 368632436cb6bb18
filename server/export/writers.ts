/** Every writer, each named once. */
import { csv } from './csv.ts';
import { dxf } from './dxf.ts';
import { geojson } from './geojson.ts';
import { geopackage } from './geopackage.ts';
import { kml } from './kml.ts';
import { shapefile } from './shapefile.ts';
import { surveyText } from './survey-text.ts';
import type { Writer } from './writer.ts';
import { xlsx } from './xlsx.ts';

export const WRITERS: readonly Writer[] = [xlsx, csv, surveyText, shapefile, geopackage, geojson, kml, dxf];

export const writerOf = (format: string): Writer | undefined => WRITERS.find((writer) => writer.format === format);
