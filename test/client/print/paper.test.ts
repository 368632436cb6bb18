import { describe, expect, test } from 'vitest';
import { metresPerPixel, scaleBar, zoomAtScale } from '../../../client/map/scale.ts';
import { PX_PER_MM, pageRule, SCALES, scaleFor, sizeOf } from '../../../client/print/paper.ts';

describe('sheets', () => {
  test('a landscape sheet is the portrait one turned', () => {
    expect(sizeOf({ id: 'a4', orientation: 'portrait' })).toEqual([210, 297]);
    expect(sizeOf({ id: 'a3', orientation: 'landscape' })).toEqual([420, 297]);
  });

  test('the rule of the page names its size and quotes what stands at its foot', () => {
    const rule = pageRule({ id: 'a3', orientation: 'portrait' }, '地块 "7" · 数据版本 12');
    expect(rule).toContain('size: 297mm 420mm');
    expect(rule).toContain('content: "地块 \\"7\\" · 数据版本 12"');
  });
});

describe('scales', () => {
  test.each([
    [0, 10_000],
    [37, 10_000],
    [37, 500],
    [36.5, 2_000_000],
  ])('at %d° a millimetre of a map at 1:%d is as many metres as the scale says', (lat, denominator) => {
    const perMillimetre = metresPerPixel(lat, zoomAtScale(lat, denominator)) * PX_PER_MM;
    expect(perMillimetre).toBeCloseTo(denominator / 1000, 6);
  });

  test('the scale bar is as long on paper as the ground it stands for', () => {
    const { metres, widthPx } = scaleBar(37, zoomAtScale(37, 5000), 189);
    expect(metres).toBe(200);
    expect(widthPx / PX_PER_MM).toBeCloseTo(40, 6);
  });

  // 0.01° of the parallel 36° are 900 m, of a meridian 1 113 m (sphere of 40 075 017 m); 72 % of the frame may be filled.
  test('the largest scale is taken at which all of it stands in the frame with room round it', () => {
    const box = [111.5, 36, 111.51, 36] as const;
    expect(scaleFor(box, { width: 186, height: 100 })).toBe(7500);
    expect(scaleFor(box, { width: 125, height: 100 })).toBe(20_000);
    expect(scaleFor([111.5, 36, 111.5, 36.01], { width: 186, height: 156 })).toBe(10_000);
  });

  test('a point is shown at the largest scale, the whole country at the smallest', () => {
    expect(scaleFor([112, 37, 112, 37], { width: 186, height: 100 })).toBe(SCALES[0]);
    expect(scaleFor([73, 18, 135, 53], { width: 186, height: 100 })).toBe(SCALES.at(-1));
  });
});
