import { zhAccount } from './zh/account.ts';
import { zhAssembly } from './zh/assembly.ts';
import { zhBrief } from './zh/brief.ts';
import { zhCard } from './zh/card.ts';
import { zhDossier } from './zh/dossier.ts';
import { zhFactory } from './zh/factory.ts';
import { zhLand } from './zh/land.ts';
import { zhLegend } from './zh/legend.ts';
import { zhOutput } from './zh/output.ts';
import { zhOverview } from './zh/overview.ts';
import { zhPlan } from './zh/plan.ts';
import { zhPrint } from './zh/print.ts';
import { zhProject } from './zh/project.ts';
import { zhRegister } from './zh/register.ts';
import { zhSaved } from './zh/saved.ts';
import { zhSearch } from './zh/search.ts';
import { zhShell } from './zh/shell.ts';
import { zhSupply } from './zh/supply.ts';
import { zhTasks } from './zh/tasks.ts';
import { zhUtility } from './zh/utility.ts';
import { zhZones } from './zh/zones.ts';

/**
 * Every sentence of the interface in Chinese, by key; each part of the page keeps its own in `zh/`.
 * Field, code and dataset labels live in their declarations.
 */
export const zh = {
  ...zhShell,
  ...zhSaved,
  ...zhSearch,
  ...zhAccount,
  ...zhRegister,
  ...zhCard,
  ...zhLegend,
  ...zhOverview,
  ...zhLand,
  ...zhPlan,
  ...zhBrief,
  ...zhAssembly,
  ...zhDossier,
  ...zhSupply,
  ...zhFactory,
  ...zhOutput,
  ...zhUtility,
  ...zhPrint,
  ...zhProject,
  ...zhZones,
  ...zhTasks,
} as const;

export type Key = keyof typeof zh;
