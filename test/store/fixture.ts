/**
 * The small made-up park that every test rests on: one zone, one park, six parcels, two factories with their units,
 * utilities, three enterprises with tenancies and reports. Frozen: a test may count on each figure below.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import type { Change, Edit, Value } from '../../server/domain/edit.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';

type Properties = Record<string, Value>;

/** A rectangle in degrees from its south-west corner. */
export const rectangle = (west: number, south: number, width: number, height: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + width, south],
      [west + width, south + height],
      [west, south + height],
      [west, south],
    ],
  ],
});

const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates });
const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

/** A row to be inserted; every row of the fixture is synthetic. */
export const inserted = (
  dataset: string,
  id: string,
  properties: Properties,
  geometry: Geometry | null = null,
): Change => ({
  dataset,
  id,
  before: null,
  after: { id, properties: { synthetic: true, ...properties }, geometry },
});

export const editOf = (changes: readonly Change[], source: Edit['source'] = 'form'): Edit => ({
  author: 'test',
  role: 'admin',
  source,
  note: '测试',
  changes,
});

const place = { zoneId: 'z1', parkId: 'p1' };

/** About 269 m × 222 m each at 36.1°N; the fifth has a hole, the sixth two parts, and only a certified area. */
const PARCELS: readonly Change[] = [
  inserted(
    'parcel',
    'l1',
    {
      ...place,
      name: '甘亭一号地块',
      code: 'GT-001',
      status: 'ready',
      isStandardLand: true,
      landUse: '100101',
      areaCertM2: 60_000,
      levelled: true,
      road: 'availableAtLine',
      water: 'connectedInside',
      power: 'availableAtLine',
      priceWanYuanPerMu: 18.5,
      officeId: 'o1',
    },
    rectangle(111.6, 36.1, 0.003, 0.002),
  ),
  inserted(
    'parcel',
    'l2',
    {
      ...place,
      name: '甘亭二号地块',
      code: 'GT-002',
      status: 'serviced',
      isStandardLand: false,
      landUse: '100102',
      levelled: true,
    },
    rectangle(111.604, 36.1, 0.003, 0.002),
  ),
  inserted(
    'parcel',
    'l3',
    {
      ...place,
      name: '甘亭三号地块',
      code: 'GT-003',
      status: 'producing',
      isStandardLand: true,
      landUse: '100102',
      areaCertM2: 40_000,
    },
    rectangle(111.608, 36.1, 0.003, 0.002),
  ),
  inserted(
    'parcel',
    'l4',
    { ...place, name: '屯里仓储地块', code: 'GT-004', status: 'building', landUse: '110101' },
    rectangle(111.6, 36.104, 0.003, 0.002),
  ),
  inserted(
    'parcel',
    'l5',
    { ...place, name: '带绿地的地块', code: 'GT-005', status: 'reserved', landUse: '100101' },
    {
      type: 'Polygon',
      coordinates: [
        [
          [111.604, 36.104],
          [111.607, 36.104],
          [111.607, 36.106],
          [111.604, 36.106],
          [111.604, 36.104],
        ],
        [
          [111.605, 36.1045],
          [111.605, 36.1055],
          [111.606, 36.1055],
          [111.606, 36.1045],
          [111.605, 36.1045],
        ],
      ],
    },
  ),
  inserted(
    'parcel',
    'l6',
    {
      zoneId: 'z1',
      parkId: null,
      name: '分为两处的地块',
      code: 'GT-006',
      status: 'planned',
      areaCertM2: 20_000,
      sourceEpsg: 4546,
      surveyedCoordinates: 'J1,4005500.000,553900.000',
    },
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [111.608, 36.104],
            [111.609, 36.104],
            [111.609, 36.105],
            [111.608, 36.105],
            [111.608, 36.104],
          ],
        ],
        [
          [
            [111.61, 36.104],
            [111.611, 36.104],
            [111.611, 36.105],
            [111.61, 36.105],
            [111.61, 36.104],
          ],
        ],
      ],
    },
  ),
];

/** The first factory has a vacant, a let and a reserved unit (partly vacant, 2 000 ㎡); the second is being built. */
const FACTORIES: readonly Change[] = [
  inserted(
    'building',
    'b1',
    {
      ...place,
      name: '1号标准厂房',
      code: '1#',
      parcelId: 'l3',
      kind: 'standardFactory',
      status: 'accepted',
      gfaM2: 6_000,
      footprintM2: 3_000,
      storeys: 2,
      heightM: 15,
      structure: 'steel',
      fireClass: 'C',
      completedOn: '2023-06-30',
      offer: 'let',
      officeId: 'o1',
    },
    rectangle(111.6085, 36.1005, 0.0008, 0.0006),
  ),
  inserted(
    'building',
    'b2',
    {
      ...place,
      name: '2号标准厂房',
      code: '2#',
      parcelId: 'l4',
      kind: 'standardFactory',
      status: 'building',
      gfaM2: 4_000,
      storeys: 1,
      heightM: 12,
    },
    rectangle(111.6005, 36.1045, 0.0008, 0.0006),
  ),
  inserted(
    'unit',
    'u1',
    {
      ...place,
      name: '1号厂房 101',
      unitNo: '101',
      buildingId: 'b1',
      status: 'vacant',
      floor: 1,
      isGroundFloor: true,
      areaM2: 2_000,
      clearHeightM: 9,
      floorLoadKNPerM2: 20,
      hasCrane: true,
      craneTonnes: 10,
      powerKVA: 400,
      rentYuanPerM2Month: 12,
      baseM: 0,
      topM: 9.5,
    },
    rectangle(111.6085, 36.1005, 0.0004, 0.0006),
  ),
  inserted(
    'unit',
    'u2',
    {
      ...place,
      name: '1号厂房 102',
      unitNo: '102',
      buildingId: 'b1',
      status: 'occupied',
      floor: 1,
      isGroundFloor: true,
      areaM2: 1_000,
      clearHeightM: 9,
      tenant: '示例电子',
      leaseStart: '2023-09-01',
      leaseEnd: '2026-08-31',
      baseM: 0,
      topM: 9.5,
    },
    rectangle(111.6089, 36.1005, 0.0004, 0.0006),
  ),
  inserted(
    'unit',
    'u3',
    {
      ...place,
      name: '1号厂房 201',
      unitNo: '201',
      buildingId: 'b1',
      status: 'reserved',
      floor: 2,
      isGroundFloor: false,
      areaM2: 3_000,
      clearHeightM: 5.4,
      baseM: 9.5,
      topM: 15,
    },
    rectangle(111.6085, 36.1005, 0.0008, 0.0006),
  ),
  inserted(
    'unit',
    'u4',
    {
      ...place,
      name: '2号厂房 101',
      unitNo: '101',
      buildingId: 'b2',
      status: 'underConstruction',
      floor: 1,
      isGroundFloor: true,
      areaM2: 4_000,
      baseM: 0,
      topM: 12,
    },
    rectangle(111.6005, 36.1045, 0.0008, 0.0006),
  ),
];

const NETWORK: readonly Change[] = [
  inserted(
    'utility',
    'n1',
    { ...place, name: '一号路', item: 'road', part: 'line', status: 'built', grade: '24 m', widthM: 24 },
    line([111.599, 36.103], [111.612, 36.103]),
  ),
  inserted(
    'utility',
    'n2',
    {
      ...place,
      name: '甘亭变电站',
      item: 'power',
      part: 'node',
      status: 'built',
      voltageKV: 110,
      capacity: 100,
      capacityUsed: 40,
      capacityUnit: 'MVA',
    },
    point(111.6125, 36.1032),
  ),
  inserted(
    'utility',
    'n3',
    { ...place, name: '燃气管', item: 'gas', part: 'line', status: 'planned', worksCostWanYuan: 320 },
    line([111.599, 36.1035], [111.606, 36.1035]),
  ),
];

/** e1 owns l3 alone; e2 rents in l3; e3 owns l1 and l2 and so is divided by their areas. */
const FIRMS: readonly Change[] = [
  inserted(
    'enterprise',
    'e1',
    { ...place, name: '示例装备', creditCode: '91140000SYN0000001', size: 'aboveScale', industryCode: '3500' },
    point(111.6095, 36.101),
  ),
  inserted(
    'enterprise',
    'e2',
    { ...place, name: '示例电子', size: 'belowScale', industryCode: '3900' },
    point(111.609, 36.1007),
  ),
  inserted(
    'enterprise',
    'e3',
    { ...place, name: '示例化工', size: 'aboveScale', industryCode: '2600' },
    point(111.602, 36.101),
  ),
  inserted('tenancy', 't1', { enterpriseId: 'e1', parcelId: 'l3', kind: 'owner', startOn: '2020-01-01' }),
  inserted('tenancy', 't2', {
    enterpriseId: 'e2',
    parcelId: 'l3',
    unitId: 'u2',
    kind: 'tenant',
    leasedFloorAreaM2: 1_000,
    startOn: '2023-09-01',
  }),
  inserted('tenancy', 't3', { enterpriseId: 'e3', parcelId: 'l1', kind: 'owner' }),
  inserted('tenancy', 't4', { enterpriseId: 'e3', parcelId: 'l2', kind: 'owner' }),
  inserted('annualReport', 'r1', {
    enterpriseId: 'e1',
    year: 2023,
    outputWanYuan: 12_000,
    taxWanYuan: 600,
    addedValueWanYuan: 3_000,
    employees: 120,
  }),
  inserted('annualReport', 'r2', {
    enterpriseId: 'e2',
    year: 2023,
    outputWanYuan: 3_000,
    taxWanYuan: null,
    employees: 40,
  }),
  inserted('annualReport', 'r3', { enterpriseId: 'e3', year: 2023, outputWanYuan: 9_000, taxWanYuan: 450 }),
  inserted('annualReport', 'r4', { enterpriseId: 'e1', year: 2022, outputWanYuan: 10_000, taxWanYuan: 500 }),
];

const PLACES: readonly Change[] = [
  inserted(
    'zone',
    'z1',
    {
      name: '示例经济开发区',
      nameEn: 'Example Economic Development Zone',
      shortName: '示例',
      kind: 'zone',
      level: 'provincial',
      divisionCode: '141024',
      officeId: 'o1',
    },
    rectangle(111.595, 36.095, 0.02, 0.015),
  ),
  inserted('zone', 'z2', { name: '示例市', kind: 'reportingUnit', level: 'city' }, point(111.52, 36.09)),
  inserted('office', 'o1', { zoneId: 'z1', name: '招商服务中心', phone: '0357-0000000' }),
  inserted(
    'park',
    'p1',
    { zoneId: 'z1', name: '甘亭新型工业园区', nameEn: 'Ganting Industrial Park', industries: '装备制造' },
    rectangle(111.597, 36.098, 0.016, 0.01),
  ),
];

const REST: readonly Change[] = [
  inserted(
    'project',
    'j1',
    {
      ...place,
      name: '精密铸造项目',
      company: '示例装备',
      parcelId: 'l4',
      stage: 'building',
      chain: '装备制造',
      siteNeed: 'land',
      totalInvestmentWanYuan: 50_000,
      doneWanYuan: 21_000,
      light: 'green',
    },
    point(111.6015, 36.105),
  ),
  inserted('constraint', 'c1', { name: '采空区一', kind: 'minedOut' }, rectangle(111.607, 36.099, 0.002, 0.001)),
  inserted('fact', 'f1', {
    subjectDataset: 'zone',
    subjectId: 'z1',
    zoneId: 'z1',
    subject: '示例开发区',
    measure: '标准地储备',
    value: 75.42,
    unitText: '亩',
    date: '2024-12-31',
    nature: 'actual',
    quote: '储备75.42亩',
  }),
  inserted('target', 'g1', {
    zoneId: 'z1',
    year: 2024,
    measure: 'standardLandReserveM2',
    operator: 'atLeast',
    value: 3_333_333.333,
    factId: 'f1',
  }),
  inserted('commitment', 'k1', {
    parcelId: 'l3',
    indicator: 'taxPerMu',
    operator: 'atLeast',
    value: 15,
    unitText: '万元/亩',
    dueOn: '2024-06-30',
  }),
  inserted('check', 'h1', { commitmentId: 'k1', checkedOn: '2024-07-15', actual: 10, result: 'notMet' }),
];

export const FIXTURE: Edit = editOf([...PLACES, ...PARCELS, ...FACTORIES, ...NETWORK, ...FIRMS, ...REST], 'demo');

export type Temporary = { readonly path: string; readonly folder: string; remove(): void };

/** A path for a GeoPackage in a folder of its own. */
export const temporaryFile = (name = 'park.gpkg'): Temporary => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-test-'));
  return { path: join(folder, name), folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** The made-up park in a temporary file, seen on `clock.today`; `close` removes it. */
export const openFixture = async (clock = { today: '2024-12-31' }): Promise<GeoPackageStore> => {
  const file = temporaryFile();
  const store = await openStore({ path: file.path, today: () => clock.today });
  await store.edits.apply(FIXTURE);
  return {
    ...store,
    close: async () => {
      await store.close();
      file.remove();
    },
  };
};
