/** The scale bar: a round length on the ground and its width on the screen. */

const EARTH_CIRCUMFERENCE_M = 40_075_016.7;
const TILE_PX = 512;

/** Ground metres under one pixel at `lat` degrees. */
export const metresPerPixel = (lat: number, zoom: number): number =>
  (EARTH_CIRCUMFERENCE_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);

/** Ground metres under one degree at `lat` degrees, of a sphere: enough to fit a frame, not to measure by. */
export const metresPerDegree = (lat: number): { readonly lon: number; readonly lat: number } => {
  const metres = EARTH_CIRCUMFERENCE_M / 360;
  return { lon: metres * Math.cos((lat * Math.PI) / 180), lat: metres };
};

/** Metres on paper of one CSS pixel: an inch has 96. */
const PAPER_PIXEL_M = 0.0254 / 96;

/** The zoom at which a map printed at its size in CSS pixels stands at 1:`denominator` along the parallel `lat`. */
export const zoomAtScale = (lat: number, denominator: number): number =>
  Math.log2(metresPerPixel(lat, 0) / (denominator * PAPER_PIXEL_M));

/** The longest of 1, 2, 5 × 10ⁿ metres that fits `maxPx`. */
export const scaleBar = (
  lat: number,
  zoom: number,
  maxPx: number,
): { readonly metres: number; readonly widthPx: number; readonly text: string } => {
  const perPixel = metresPerPixel(lat, zoom);
  const room = perPixel * maxPx;
  const ten = 10 ** Math.floor(Math.log10(room));
  const metres = ten * (room >= 5 * ten ? 5 : room >= 2 * ten ? 2 : 1);
  return { metres, widthPx: metres / perPixel, text: metres >= 1000 ? `${metres / 1000} km` : `${metres} m` };
};
