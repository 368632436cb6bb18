/** The kinds of standard factory a zone builds: flatted floors for electronics, tall halls with cranes for machinery. */
import type { FactoryPlan } from '../layout/plan.ts';

type Own = Pick<FactoryPlan, 'count' | 'completed' | 'let'> & Partial<FactoryPlan>;

/** 多层框架厂房: four floors, 8 m columns, two spans of 12 m… 24 m deep in all. */
export const flatted = (own: Own): FactoryPlan => ({
  storeys: 4,
  storeyHeights: [6, 4.8, 4.5, 4.5],
  columns: [8, 11],
  columnM: 8,
  spans: 1,
  spanM: 27,
  crane: false,
  ...own,
});

/** 单层钢结构厂房: one hall, spans of 24 m with a crane, 9 m columns. */
export const hall = (own: Own): FactoryPlan => ({
  storeys: 1,
  storeyHeights: [11.4],
  columns: [11, 17],
  columnM: 9,
  spans: 2,
  spanM: 24,
  crane: true,
  ...own,
});

/** 重型厂房: three spans of 30 m. */
export const heavyHall = (own: Own): FactoryPlan => ({
  storeys: 1,
  storeyHeights: [14.2],
  columns: [14, 20],
  columnM: 9,
  spans: 3,
  spanM: 30,
  crane: true,
  ...own,
});

/** 两层厂房: a tall ground floor with a crane and a light floor above. */
export const twoFloors = (own: Own): FactoryPlan => ({
  storeys: 2,
  storeyHeights: [9.2, 6],
  columns: [9, 13],
  columnM: 9,
  spans: 2,
  spanM: 24,
  crane: true,
  ...own,
});

/** 轻型厂房: one storey, no crane, for food and packing. */
export const light = (own: Own): FactoryPlan => ({
  storeys: 1,
  storeyHeights: [7.5],
  columns: [9, 14],
  columnM: 8,
  spans: 2,
  spanM: 24,
  crane: false,
  ...own,
});
