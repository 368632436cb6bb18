import { enAccount } from './en/account.ts';
import { enAssembly } from './en/assembly.ts';
import { enBrief } from './en/brief.ts';
import { enCard } from './en/card.ts';
import { enDossier } from './en/dossier.ts';
import { enFactory } from './en/factory.ts';
import { enLand } from './en/land.ts';
import { enLegend } from './en/legend.ts';
import { enOutput } from './en/output.ts';
import { enOverview } from './en/overview.ts';
import { enPlan } from './en/plan.ts';
import { enPrint } from './en/print.ts';
import { enProject } from './en/project.ts';
import { enRegister } from './en/register.ts';
import { enSaved } from './en/saved.ts';
import { enSearch } from './en/search.ts';
import { enShell } from './en/shell.ts';
import { enSupply } from './en/supply.ts';
import { enTasks } from './en/tasks.ts';
import { enUtility } from './en/utility.ts';
import { enZones } from './en/zones.ts';
import type { Key } from './zh.ts';

/** The English mirror of `zh.ts`: the same parts with the same keys, each complete. */
export const en: Record<Key, string> = {
  ...enShell,
  ...enSaved,
  ...enSearch,
  ...enAccount,
  ...enRegister,
  ...enCard,
  ...enLegend,
  ...enOverview,
  ...enLand,
  ...enPlan,
  ...enBrief,
  ...enAssembly,
  ...enDossier,
  ...enSupply,
  ...enFactory,
  ...enOutput,
  ...enUtility,
  ...enPrint,
  ...enProject,
  ...enZones,
  ...enTasks,
};
