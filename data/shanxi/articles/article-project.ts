import type { Properties } from '../provenance.ts';

/** A project an article names, with what it prints and nothing else. */
export type ArticleProject = {
  readonly id: string;
  readonly zoneId: string;
  readonly parkId: string | null;
  /** As the article tells; the one stage where it tells none is the earliest that fits. */
  readonly stage: string;
  readonly source: string;
  readonly asOf: string;
  readonly own: Properties & { readonly name: string };
};
