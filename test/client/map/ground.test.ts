import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sameCamera } from '../../../client/map/camera.ts';
import { letterOn } from '../../../client/map/images.ts';
import { paletteOf } from '../../../client/map/palette.ts';
import { PLACE_NAMES } from '../../../client/map/place-names.ts';
import { metresPerPixel, scaleBar } from '../../../client/map/scale.ts';
import { mix } from '../../../client/map/symbology.ts';

describe('the scale bar', () => {
  it('is a round length that fits', () => {
    for (let zoom = 4; zoom <= 20; zoom += 0.5) {
      const bar = scaleBar(37, zoom, 96);
      expect(bar.widthPx).toBeLessThanOrEqual(96);
      expect(bar.widthPx).toBeGreaterThan(38);
      expect([1, 2, 5]).toContain(Number(String(bar.metres)[0]));
    }
  });

  it('counts metres per pixel as Web Mercator has them: 78 271.517 m at zoom 0 on the equator with 512 px tiles', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 3);
    expect(metresPerPixel(60, 1)).toBeCloseTo(78_271.517 / 4, 3);
  });

  it('turns to kilometres at a thousand metres', () => {
    expect(scaleBar(36, 6, 96).text).toBe('50 km');
    expect(scaleBar(36, 16, 96).text).toBe('50 m');
  });
});

describe('the ground', () => {
  it('has an English name for every place that it labels', () => {
    const places = JSON.parse(readFileSync(new URL('../../../data/basemap/places.geojson', import.meta.url), 'utf8'));
    const names = new Map(PLACE_NAMES);
    const labelled = places.features.map((each: { properties: { name: string } }) => each.properties.name);
    expect(labelled.filter((name: string) => !names.has(name))).toEqual([]);
    expect([...names.values()].filter((name) => !/^[A-Z][a-zü]+$/.test(name))).toEqual([]);
    expect(names.get('洪洞县')).toBe('Hongtong');
  });

  it('has letters that can be read on it, by day and by night (WCAG 2: 4.5 to 1)', () => {
    for (const theme of ['light', 'dark'] as const) {
      const palette = paletteOf(theme);
      for (const ink of [palette.cityText, palette.countyText, palette.zoneText])
        expect(contrast(ink, palette.land)).toBeGreaterThan(4.5);
      expect(contrast(palette.parcelText, palette.zoneInside)).toBeGreaterThan(7);
    }
  });
});

describe('marks', () => {
  it('have white letters on dark colours and dark letters on light ones', () => {
    expect(letterOn('#0072b2')).toBe('#ffffff');
    expect(letterOn('#f0e442')).not.toBe('#ffffff');
  });

  it('mix colours channel by channel', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mix('#ff8000', '#000000', 0)).toBe('#ff8000');
  });
});

describe('the camera', () => {
  const rest = { lon: 111.605, lat: 36.168, zoom: 14, bearing: 0, pitch: 0 };

  it('is the same after the rounding of a link', () => {
    expect(sameCamera(rest, { ...rest, lon: 111.60501, lat: 36.16799, zoom: 14.01 })).toBe(true);
  });

  it('is another one after a step, a turn or a tilt', () => {
    for (const change of [{ lon: 111.61 }, { zoom: 14.1 }, { bearing: 5 }, { pitch: 10 }])
      expect(sameCamera(rest, { ...rest, ...change })).toBe(false);
  });
});

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
