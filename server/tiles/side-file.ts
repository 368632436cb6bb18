/** Where the drawing of a GeoPackage lies: beside it. Safe to delete; it is made anew from the GeoPackage. */
import { type Drawing, openDrawing } from '../store/drawing.ts';
import { DRAWN, drawnParts, drawnShape } from './drawn-dataset.ts';

const CACHE_BYTES = 256 * 1024 * 1024;

export const sideFileOf = (database: string): string => `${database}.drawing.sqlite`;

export const openSideFile = (database: string, cacheBytes = CACHE_BYTES): Drawing =>
  openDrawing({ path: sideFileOf(database), datasets: DRAWN.flatMap(drawnParts), shape: drawnShape(), cacheBytes });
