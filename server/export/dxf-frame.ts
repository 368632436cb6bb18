/**
 * The frame of a DXF drawing of release 2000 (AC1015, DXF Reference 2000): header, tables, blocks and objects, without
 * which AutoCAD opens nothing. Text is in the code page ANSI_936 (GBK).
 */
import type { EastNorth } from '../domain/crs.ts';

export type Group = readonly [code: number, value: string | number];

export type Layer = { readonly name: string; readonly colour: string };

/** The record of the model space, which owns every entity. */
export const MODEL_SPACE = '1F';
const PAPER_SPACE = '1E';

/** Entities are numbered from here; the seed of the header lies above any number that is given. */
export const FIRST_HANDLE = 0x100;
const HANDLE_SEED = '7FFFFFFF';

/** Characters that a layer's name may not hold. */
export const layerName = (name: string): string => name.replace(/[<>/\\":;?*|=,`]/g, '-');

/** The nearest of AutoCAD's 255 colours: 8 is grey, 10 to 240 run round the colour circle in steps of 15°. */
const colourIndex = (colour: string): number => {
  const [red = 128, green = 128, blue = 128] = (/^#(..)(..)(..)$/.exec(colour)?.slice(1) ?? []).map((hex) =>
    Number.parseInt(hex, 16),
  );
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const spread = most - least;
  if (spread < 24) return 8;
  const sixth =
    most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
  return 10 + 10 * (Math.round((sixth * 60 + 360) / 15) % 24);
};

const section = (name: string, groups: readonly Group[]): readonly Group[] => [
  [0, 'SECTION'],
  [2, name],
  ...groups,
  [0, 'ENDSEC'],
];

const table = (name: string, handle: string, entries: readonly (readonly Group[])[]): readonly Group[] => [
  [0, 'TABLE'],
  [2, name],
  [5, handle],
  [330, 0],
  [100, 'AcDbSymbolTable'],
  [70, entries.length],
  ...(name === 'DIMSTYLE' ? ([[100, 'AcDbDimStyleTable']] as const) : []),
  ...entries.flat(),
  [0, 'ENDTAB'],
];

const entry = (kind: string, handle: string, owner: string, type: string, rest: readonly Group[]): readonly Group[] => [
  [0, kind],
  [kind === 'DIMSTYLE' ? 105 : 5, handle],
  [330, owner],
  [100, 'AcDbSymbolTableRecord'],
  [100, type],
  ...rest,
];

export type View = { readonly low: EastNorth; readonly high: EastNorth };

const header = ({ low, high }: View): readonly Group[] =>
  section('HEADER', [
    [9, '$ACADVER'],
    [1, 'AC1015'],
    [9, '$DWGCODEPAGE'],
    [3, 'ANSI_936'],
    [9, '$INSUNITS'],
    [70, 6],
    [9, '$MEASUREMENT'],
    [70, 1],
    [9, '$EXTMIN'],
    [10, low[0]],
    [20, low[1]],
    [30, 0],
    [9, '$EXTMAX'],
    [10, high[0]],
    [20, high[1]],
    [30, 0],
    [9, '$HANDSEED'],
    [5, HANDLE_SEED],
  ]);

const lineType = (name: string, handle: string): readonly Group[] =>
  entry('LTYPE', handle, '5', 'AcDbLinetypeTableRecord', [
    [2, name],
    [70, 0],
    [3, ''],
    [72, 65],
    [73, 0],
    [40, 0],
  ]);

const layerEntry = ({ name, colour }: Layer, index: number): readonly Group[] =>
  entry('LAYER', (0x40 + index).toString(16).toUpperCase(), '2', 'AcDbLayerTableRecord', [
    [2, name],
    [70, 0],
    [62, colourIndex(colour)],
    [6, 'Continuous'],
  ]);

/** The drawing opens on what it holds. */
const viewport = ({ low, high }: View): readonly Group[] =>
  entry('VPORT', '2E', '8', 'AcDbViewportTableRecord', [
    [2, '*ACTIVE'],
    [70, 0],
    [10, 0],
    [20, 0],
    [11, 1],
    [21, 1],
    [12, (low[0] + high[0]) / 2],
    [22, (low[1] + high[1]) / 2],
    [16, 0],
    [26, 0],
    [36, 1],
    [17, 0],
    [27, 0],
    [37, 0],
    [40, Math.max(100, high[1] - low[1], (high[0] - low[0]) / 2)],
    [41, 2],
  ]);

/** Chinese text needs the big font that every Chinese AutoCAD brings along. */
const textStyle = entry('STYLE', '11', '3', 'AcDbTextStyleTableRecord', [
  [2, 'Standard'],
  [70, 0],
  [40, 0],
  [41, 1],
  [50, 0],
  [71, 0],
  [42, 2.5],
  [3, 'txt'],
  [4, 'gbcbig.shx'],
]);

const blockRecord = (name: string, handle: string): readonly Group[] =>
  entry('BLOCK_RECORD', handle, '1', 'AcDbBlockTableRecord', [[2, name]]);

const block = (name: string, owner: string, begin: string, end: string): readonly Group[] => [
  [0, 'BLOCK'],
  [5, begin],
  [330, owner],
  [100, 'AcDbEntity'],
  [8, '0'],
  [100, 'AcDbBlockBegin'],
  [2, name],
  [70, 0],
  [10, 0],
  [20, 0],
  [30, 0],
  [3, name],
  [1, ''],
  [0, 'ENDBLK'],
  [5, end],
  [330, owner],
  [100, 'AcDbEntity'],
  [8, '0'],
  [100, 'AcDbBlockEnd'],
];

const tables = (layers: readonly Layer[], view: View): readonly Group[] => [
  ...table('VPORT', '8', [viewport(view)]),
  ...table('LTYPE', '5', [lineType('ByBlock', '14'), lineType('ByLayer', '15'), lineType('Continuous', '16')]),
  ...table('LAYER', '2', [{ name: '0', colour: '#808080' }, ...layers].map(layerEntry)),
  ...table('STYLE', '3', [textStyle]),
  ...table('VIEW', '6', []),
  ...table('UCS', '7', []),
  ...table('APPID', '9', [
    entry('APPID', '12', '9', 'AcDbRegAppTableRecord', [
      [2, 'ACAD'],
      [70, 0],
    ]),
  ]),
  ...table('DIMSTYLE', 'A', [
    entry('DIMSTYLE', '27', 'A', 'AcDbDimStyleTableRecord', [
      [2, 'Standard'],
      [70, 0],
    ]),
  ]),
  ...table('BLOCK_RECORD', '1', [blockRecord('*Model_Space', MODEL_SPACE), blockRecord('*Paper_Space', PAPER_SPACE)]),
];

/** Everything before the entities. `comments` stand at the top, where a text editor shows them. */
export const opening = (layers: readonly Layer[], view: View, comments: readonly string[]): readonly Group[] => [
  ...comments.map((comment) => [999, comment] as const),
  ...header(view),
  ...section('TABLES', tables(layers, view)),
  ...section('BLOCKS', [
    ...block('*Model_Space', MODEL_SPACE, '20', '21'),
    ...block('*Paper_Space', PAPER_SPACE, '1C', '1D'),
  ]),
  [0, 'SECTION'],
  [2, 'ENTITIES'],
];

/** Everything after them. */
export const CLOSING: readonly Group[] = [
  [0, 'ENDSEC'],
  ...section('OBJECTS', [
    [0, 'DICTIONARY'],
    [5, 'C'],
    [330, 0],
    [100, 'AcDbDictionary'],
    [281, 1],
    [3, 'ACAD_GROUP'],
    [350, 'D'],
    [0, 'DICTIONARY'],
    [5, 'D'],
    [330, 'C'],
    [100, 'AcDbDictionary'],
    [281, 1],
  ]),
  [0, 'EOF'],
];
