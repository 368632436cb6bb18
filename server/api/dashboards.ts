/** The boards of 总览, 亩均 and 配套: several reads put together, kept until something changes. */
import type { OutputBoard, OutputIndicator, Overview, UtilityTable } from '../domain/answers.ts';
import type { SupplyBoard } from '../domain/land/answer.ts';
import { outputBoard } from './output-board.ts';
import { overview } from './overview.ts';
import { badParameter, integer, readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { remembered } from './remembered.ts';
import { requireRole } from './session.ts';
import { supplyBoard } from './supply-board.ts';
import { utilityTable } from './utility-table.ts';
import { sendJson } from './wire.ts';

const INDICATORS = ['outputPerMu', 'taxPerMu', 'addedValuePerMu'] as const satisfies readonly OutputIndicator[];

const indicatorOf = (query: ReadonlyMap<string, string>): OutputIndicator => {
  const asked = query.get('indicator') ?? 'outputPerMu';
  const found = INDICATORS.find((indicator) => indicator === asked);
  if (found === undefined)
    throw badParameter('indicator', `应为 ${INDICATORS.join('、')} 之一。`, `give one of ${INDICATORS.join(', ')}.`);
  return found;
};

export const dashboards = (
  parts: Parts,
): { readonly overview: Handler; readonly output: Handler; readonly utility: Handler; readonly supply: Handler } => {
  const overviews = remembered<Overview>(parts);
  const outputs = remembered<OutputBoard>(parts);
  const tables = remembered<UtilityTable>(parts);
  const supplies = remembered<SupplyBoard>(parts);

  return {
    async overview(c) {
      readQuery(c, []);
      const { role } = c.get('session');
      return sendJson(c, await overviews('overview', role, () => overview(parts.store, parts.clock, role)));
    },

    /** `?indicator=outputPerMu&year=2024`; the newest year where none is asked for. */
    async output(c) {
      const session = c.get('session');
      requireRole(session, ['manager', 'admin']);
      const query = readQuery(c, ['indicator', 'year']);
      const indicator = indicatorOf(query);
      const asked = query.has('year') ? integer(query, 'year', { min: 1990, max: 2100 }, 0) : null;
      return sendJson(
        c,
        await outputs(`${indicator} ${asked}`, session.role, () =>
          outputBoard(parts.store, indicator, asked, session.role),
        ),
      );
    },

    async utility(c) {
      readQuery(c, []);
      const { role } = c.get('session');
      return sendJson(c, await tables('utility', role, () => utilityTable(parts.store, parts.clock, role)));
    },

    async supply(c) {
      readQuery(c, []);
      const { role } = c.get('session');
      return sendJson(c, await supplies('supply', role, () => supplyBoard(parts.store, parts.clock, role)));
    },
  };
};
