import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createExpression, type ExpressionSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { DATASETS } from '#domain/datasets/index.ts';
import { PARCEL_CLASSES, parcel } from '#domain/datasets/parcel.ts';
import { project } from '#domain/datasets/project.ts';
import { unit } from '#domain/datasets/unit.ts';
import { utility } from '#domain/datasets/utility.ts';
import { YIELD_COLOURS, yieldClass } from '../../../client/map/layers/output.ts';
import { type Look, OFFLINE } from '../../../client/map/look.ts';
import { paletteOf } from '../../../client/map/palette.ts';
import { mergeStyles, styleFor } from '../../../client/map/style.ts';
import { classesOf } from '../../../client/map/symbology.ts';
import { LENSES, type LensId } from '../../../client/state/view.ts';

const look = (changes: Partial<Omit<Look, 'view'>> & { lens?: LensId; view?: Partial<Look['view']> } = {}): Look => ({
  palette: paletteOf('light'),
  origin: 'http://localhost',
  revision: 7,
  tilted: false,
  basemap: OFFLINE,
  matchingIds: null,
  zoneFacts: { huozhou: '储备标准地 75.42 亩' },
  zoneFigures: { huozhou: { words: ['可供', '31', '宗'], mark: { kind: 'disc', share: 0.4 } } },
  breaks: [100, 170, 240, 310],
  constraints: false,
  ...changes,
  view: { lens: changes.lens ?? 'land', filters: {}, lang: 'zh', ...changes.view },
});

const layer = (of: Look, id: string): { paint: Record<string, unknown>; layout: Record<string, unknown> } => {
  const found = styleFor(of).layers.find((each) => each.id === id);
  if (!found) throw new Error(`no layer ${id}`);
  return found as never;
};

/** What an expression gives for a feature with `properties` at zoom 16. */
const evaluated = (
  expression: unknown,
  properties: Record<string, unknown>,
  state: Record<string, unknown> = {},
): unknown => {
  if (!Array.isArray(expression)) return expression;
  const compiled = createExpression(expression as ExpressionSpecification, 'layers[0].paint');
  if (compiled.result === 'error') throw new Error(compiled.value.map((error) => error.message).join('; '));
  return compiled.value.evaluate({ zoom: 16 }, { type: 'Polygon', properties } as never, state);
};

describe('the style', () => {
  const looks = LENSES.flatMap((lens) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      (['zh', 'en'] as const).flatMap((lang) =>
        [false, true].map(
          (tilted) =>
            [
              `${lens}, ${theme}, ${lang}${tilted ? ', tilted' : ''}`,
              look({ palette: paletteOf(theme), tilted, view: { lens, lang } }),
            ] as const,
        ),
      ),
    ),
  );

  it.each(looks)('is valid for %s', (_name, each) => {
    expect(validateStyleMin(styleFor(each))).toEqual([]);
  });

  it('is valid with a filter, with picked ids and with figures withheld', () => {
    const filters = { land: { op: '=', field: 'status', value: 'listed' } } as const;
    expect(validateStyleMin(styleFor(look({ view: { filters } })))).toEqual([]);
    expect(
      validateStyleMin(styleFor(look({ lens: 'factory', matchingIds: new Set(['a', 'b']), tilted: true }))),
    ).toEqual([]);
    expect(validateStyleMin(styleFor(look({ lens: 'factory', matchingIds: new Set() })))).toEqual([]);
    expect(validateStyleMin(styleFor(look({ lens: 'output', breaks: null })))).toEqual([]);
  });

  it('holds constraints, and fetches them, only where they are asked for', () => {
    const over = styleFor(look({ constraints: true }));
    expect(validateStyleMin(over)).toEqual([]);
    const tells = (style: typeof over) => [
      'constraint' in style.sources,
      style.layers.some(({ id }) => id.startsWith('constraint')),
    ];
    expect(tells(over)).toEqual([true, true]);
    expect(tells(styleFor(look()))).toEqual([false, false]);
  });

  it('is valid over each kind of basemap', () => {
    const raster = {
      id: 'vec',
      kind: 'raster',
      zh: '天地图',
      en: 'Tianditu',
      names: 'cva',
    } as const;
    const archive = { id: 'custom', kind: 'protomaps', zh: '自定义', en: 'Custom' } as const;
    expect(validateStyleMin(styleFor(look({ basemap: raster })))).toEqual([]);
    expect(validateStyleMin(styleFor(look({ basemap: archive })))).toEqual([]);
    const foreign = {
      version: 8 as const,
      glyphs: 'https://example.org/{fontstack}/{range}.pbf',
      sources: {},
      layers: [{ id: 'theirs', type: 'background' as const }],
    };
    const merged = mergeStyles(
      foreign,
      styleFor(
        look({ basemap: { id: 'custom', kind: 'style', zh: '', en: '', url: 'https://example.org/style.json' } }),
      ),
    );
    expect(validateStyleMin(merged)).toEqual([]);
    expect(merged.glyphs).toBeUndefined();
    expect(merged.layers[0]?.id).toBe('theirs');
  });

  it('asks nothing of any host but its own', () => {
    for (const [, each] of looks)
      expect(JSON.stringify(styleFor(each).sources)).not.toMatch(/https?:\/\/(?!localhost)/);
  });

  it('asks for tiles of its revision, so that an edit is not hidden by a cache', () => {
    expect(styleFor(look()).sources['parcel']).toMatchObject({
      tiles: ['http://localhost/tiles/parcel/{z}/{x}/{y}.mvt?v=7'],
      promoteId: 'id',
      maxzoom: 15,
    });
  });

  it('draws zones below roads, roads below parcels, parcels below buildings, and names above all', () => {
    const ids = styleFor(look()).layers.map((each) => each.id);
    const order = [
      'land',
      'zone-inside',
      'road',
      'parcel-fill',
      'parcel-selected-inner',
      'building-fill',
      'place-city',
      'parcel-name',
      'zone-mark',
    ];
    expect(order.map((id) => ids.indexOf(id))).toEqual([...order.map((id) => ids.indexOf(id))].sort((a, b) => a - b));
    expect(order.every((id) => ids.includes(id))).toBe(true);
  });
});

describe('colours and letters', () => {
  it.each([
    ['land', 'parcel-fill', 'fill-color', parcel],
    ['utility', 'utility-built', 'line-color', utility],
    ['project', 'project-dot', 'circle-color', project],
  ] as const)('of the %s lens are those that the dataset declares', (lens, id, property, dataset) => {
    const colour = layer(look({ lens }), id).paint[property];
    for (const each of classesOf(dataset))
      for (const code of each.codes) expect(evaluated(colour, { [dataset.symbology!]: code })).toBe(each.colour);
  });

  it('of factories are the declared ones too, but what is not for let steps back', () => {
    const building = DATASETS.find((each) => each.id === 'building')!;
    const colour = layer(look({ lens: 'factory' }), 'building-fill').paint['fill-color'];
    const paler = classesOf(building).filter((each) => evaluated(colour, { vacancy: each.id }) !== each.colour);
    expect(paler.map((each) => each.id)).toEqual(['notForLet']);
  });

  it('are typed in no file of the map', () => {
    const declared = DATASETS.flatMap((dataset) => classesOf(dataset)).map((each) => each.colour.toLowerCase());
    const folder = new URL('../../../client/map', import.meta.url).pathname;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    for (const file of files) {
      const typed =
        readFileSync(join(folder, file), 'utf8')
          .toLowerCase()
          .match(/#[0-9a-f]{6}\b/g) ?? [];
      expect(
        typed.filter((colour) => declared.includes(colour)),
        file,
      ).toEqual([]);
    }
  });

  it('give every class of parcels its own mark', () => {
    const icon = layer(look(), 'parcel-mark').layout['icon-image'];
    const available = PARCEL_CLASSES[0];
    expect(evaluated(icon, { status: 'listed' })).toBe(`round|${available.colour}|${available.mark}`);
    expect(new Set(classesOf(parcel).map((each) => each.mark)).size).toBe(PARCEL_CLASSES.length);
  });

  it('show green belts as green, whatever their status', () => {
    const fill = layer(look(), 'parcel-fill').paint['fill-color'];
    expect(evaluated(fill, { status: 'producing', landUse: '1402' })).not.toBe(
      evaluated(fill, { status: 'producing', landUse: '100101' }),
    );
    expect(evaluated(fill, { status: 'producing', landUse: '1402' })).toBe(
      evaluated(fill, { status: 'listed', landUse: '1402' }),
    );
  });
});

describe('a filter', () => {
  const opacity = (of: Look, properties: Record<string, unknown>) =>
    evaluated(layer(of, 'parcel-fill').paint['fill-opacity'], properties);

  it('dims what fails it and hides nothing', () => {
    const filtered = look({ view: { filters: { land: { op: '=', field: 'status', value: 'listed' } } } });
    expect(opacity(filtered, { id: 'a', status: 'listed' })).toBe(paletteOf('light').fillStrength);
    expect(opacity(filtered, { id: 'b', status: 'sold' })).toBe(0.1);
  });

  it('is answered by the ids the server picked, where there are any', () => {
    const picked = look({ matchingIds: new Set(['a']) });
    expect(opacity(picked, { id: 'a' })).toBe(paletteOf('light').fillStrength);
    expect(opacity(picked, { id: 'b' })).toBe(0.1);
  });

  it('that tiles cannot answer dims nothing while the server is asked', () => {
    const asked = look({ view: { filters: { land: { op: 'like', field: 'name', pattern: '%A%' } } } });
    expect(opacity(asked, { id: 'a' })).toBe(paletteOf('light').fillStrength);
  });

  it('of units leaves buildings alone, whose fields have the same names', () => {
    const filtered = look({
      lens: 'factory',
      view: { filters: { factory: { op: '=', field: 'status', value: 'vacant' } } },
    });
    expect(layer(filtered, 'building-fill').paint['fill-opacity']).toBe(0.78);
  });
});

describe('亩均', () => {
  it('puts a value on a bound into the class below it', () => {
    const breaks = [100, 170, 240, 310];
    expect([0, 100, 100.1, 170, 240, 310, 310.1, 9999].map((value) => yieldClass(value, breaks))).toEqual([
      0, 0, 1, 1, 2, 3, 4, 4,
    ]);
  });

  it('colours by feature-state alone; a parcel without state is 不适用', () => {
    const fill = layer(look({ lens: 'output' }), 'parcel-fill').paint['fill-color'];
    for (const [index, colour] of YIELD_COLOURS.entries()) expect(evaluated(fill, {}, { class: index })).toBe(colour);
    expect(evaluated(fill, {}, {})).toBe(paletteOf('light').notApplicable);
  });

  it('hatches 无数据 and dots 不公开', () => {
    const shown = layer(look({ lens: 'output' }), 'parcel-void').paint;
    expect(shown['fill-pattern']).toMatch(/^hatch\|/);
    expect(evaluated(shown['fill-opacity'], {}, { void: true })).toBe(0.8);
    expect(evaluated(shown['fill-opacity'], {}, {})).toBe(0);
    expect(layer(look({ lens: 'output', breaks: null }), 'parcel-void').paint['fill-pattern']).toMatch(/^dots\|/);
  });
});

describe('factories', () => {
  it('stand up floor by floor when the map is tilted, in the colours of their units', () => {
    const floors = layer(look({ lens: 'factory', tilted: true }), 'unit-floor').paint;
    expect(evaluated(floors['fill-extrusion-base'], { baseM: 6, topM: 12 })).toBe(6);
    expect(evaluated(floors['fill-extrusion-height'], { baseM: 6, topM: 12 })).toBe(11.5);
    const colours = classesOf(unit).map((each) => evaluated(floors['fill-extrusion-color'], { status: each.id }));
    expect(new Set(colours).size).toBe(classesOf(unit).length);
  });

  it('lie flat otherwise', () => {
    expect(styleFor(look({ lens: 'factory' })).layers.some((each) => each.type === 'fill-extrusion')).toBe(false);
  });
});
