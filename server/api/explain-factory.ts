/** 使用率, 入驻率, 空置率 of a zone, a park or a building: the sums over its completed units. */
import type { UnitStatus } from '../domain/datasets/unit.ts';
import type { Feature } from '../domain/edit.ts';
import { allOf } from '../domain/filter.ts';
import { type CompletedUnit, evaluate, factoryAreas, indicatorOf } from '../domain/indicators.ts';
import { numberOf } from '../domain/value.ts';
import { type Explain, explained, type Input, type Question, rowOf } from './explain-input.ts';

export type FactoryRate = 'factoryUse' | 'factoryLet' | 'factoryVacancy';

const COMPLETED = ['accepted', 'inUse'];

/** Completed buildings of the subject (the subject itself where it is one). */
const buildingsOf = async ({ store, dataset, feature, role }: Question): Promise<readonly Feature[]> => {
  if (dataset === 'building') return COMPLETED.includes(String(feature.properties['status'])) ? [feature] : [];
  const field = dataset === 'park' ? 'parkId' : 'zoneId';
  const filter = allOf([
    { op: '=', field, value: feature.id },
    { op: 'in', field: 'status', values: COMPLETED },
  ])!;
  return (await store.features.list('building', { filter, fields: ['status'], geometry: false }, role)).features;
};

const unitsOf = async (question: Question, buildings: readonly Feature[]): Promise<readonly CompletedUnit[]> => {
  const { store, dataset, feature, role } = question;
  const field = dataset === 'building' ? 'buildingId' : dataset === 'park' ? 'parkId' : 'zoneId';
  const query = {
    filter: { op: '=', field, value: feature.id },
    fields: ['buildingId', 'status', 'areaM2'],
    geometry: false,
  } as const;
  const completed = new Set(buildings.map(({ id }) => id));
  const { features } = await store.features.list('unit', query, role);
  return features
    .filter(({ properties }) => completed.has(String(properties['buildingId'])))
    .map(({ properties }) => ({ status: properties['status'] as UnitStatus, areaM2: numberOf(properties['areaM2']) }));
};

export const explainFactory =
  (id: FactoryRate): Explain =>
  async (question) => {
    const indicator = indicatorOf(id)!;
    const buildings = await buildingsOf(question);
    const units = await unitsOf(question, buildings);
    const areas = factoryAreas(units);
    const inputs = indicator.inputs.map(
      ({ id: input, zh, en, unit }): Input => ({
        label: {
          zh: `${zh}（${buildings.length} 栋 ${units.length} 单元）`,
          en: `${en} (${buildings.length} buildings, ${units.length} units)`,
        },
        value: areas[input as keyof typeof areas],
        unit,
        ...rowOf(question),
      }),
    );
    return explained(indicator, question, null, inputs, evaluate(indicator, areas).value);
  };
