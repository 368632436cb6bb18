/** `/print/parcel?…` and `/print/memo?…`: the same query as everywhere, laid out on paper. */
export const PRINT_KINDS = ['parcel', 'memo'] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];

/** What a path prints; null = it is a page of the application. */
export const printedAt = (path: string): PrintKind | null =>
  PRINT_KINDS.find((kind) => path === `/print/${kind}`) ?? null;

/** Opens the sheet of what is looked at beside it, so that nothing of it is lost. */
export const openPrint = (kind: PrintKind, search: string): void => {
  window.open(`/print/${kind}${search}`, '_blank', 'noopener');
};
