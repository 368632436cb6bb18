/** Every park's plan. */
import type { ParkPlan } from '../layout/plan.ts';
import { JINZHONG_PLANS } from './jinzhong.ts';
import { LINFEN_PLANS } from './linfen.ts';
import { SOUTHEAST_PLANS } from './southeast.ts';
import { VALLEY_PLANS } from './valleys.ts';
import { YANGCHENG_PLANS } from './yangcheng.ts';

export const PARK_PLANS: readonly ParkPlan[] = [
  ...LINFEN_PLANS,
  ...VALLEY_PLANS,
  ...SOUTHEAST_PLANS,
  ...YANGCHENG_PLANS,
  ...JINZHONG_PLANS,
];
