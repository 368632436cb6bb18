/**
 * The class of industrial land an industry needs at least, by how much it disturbs its neighbours. The current guide
 * (自然资发〔2023〕234号) gives the test but no list of industries; the examples are those of GBJ 137-90 (withdrawn), so
 * the table is 待核. An industry that is not listed is settled by its environmental assessment: unknown here.
 */

/** Divisions of GB/T 4754-2017. */
const CLASSES: readonly (readonly [landUse: string, divisions: readonly string[]])[] = [
  // 电子、缝纫、工艺品
  ['100101', ['18', '24', '39']],
  // 食品、医药、纺织
  ['100102', ['13', '14', '15', '17', '27']],
  // 采掘、皮革、造纸、石化、化学、建材、冶金
  ['100103', ['06', '07', '08', '09', '10', '19', '22', '25', '26', '28', '30', '31', '32']],
  // 装卸搬运和仓储
  ['110101', ['59']],
];

/** The three classes of industrial land, least disturbance first. */
export const INDUSTRIAL = ['100101', '100102', '100103'];

/** Land uses on which an industry may stand; null where no list names it. Industry of a lower class may stand on land of a higher one. */
export function landUsesFor(industryCode: string): readonly string[] | null {
  const division = industryCode.slice(1, 3);
  const [least] = CLASSES.find(([, divisions]) => divisions.includes(division)) ?? [];
  if (least === undefined) return null;
  return INDUSTRIAL.includes(least) ? INDUSTRIAL.filter((landUse) => landUse >= least) : [least];
}

/** Whether an industry can stand on a land use; null = unknown. */
export function mayStandOn(industryCode: string, landUse: string | null): boolean | null {
  if (landUse === null) return null;
  const fit = landUsesFor(industryCode);
  // Not listed: some industrial land will do, and which is not known.
  if (fit === null) return INDUSTRIAL.includes(landUse) ? null : false;
  return fit.includes(landUse);
}
