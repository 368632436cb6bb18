/** What a parcel says that meets every rule of readiness but those of the assessments. */
import type { Value } from '../../../server/domain/edit.ts';

export const READY: Readonly<Record<string, Value>> = {
  status: 'ready',
  tenure: 'stateOwned',
  landUse: '100102',
  farMin: 1,
  farMax: 2,
  coverageMaxPercent: 60,
  greenMaxPercent: 20,
  levelled: true,
  road: 'availableAtLine',
  water: 'availableAtLine',
  power: 'connectedInside',
  telecom: 'availableAtLine',
  storm: 'availableAtLine',
  sewage: 'availableAtLine',
  isStandardLand: true,
  investmentMinWanYuanPerMu: 200,
  energyMaxTcePerWanYuan: 0.3,
  environmentStandard: '废水纳管',
  taxMinWanYuanPerMu: 15,
};
