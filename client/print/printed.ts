/** What a sheet says, whatever it is about: its head, the ground its map frames, its tables, and what it rests on. */
import type { TemplateResult } from 'lit';
import type { Bbox } from '#domain/filter.ts';
import type { Planned } from '../state/planned.ts';

export type Printed = {
  /** "地块信息单", "规划备忘". */
  readonly kind: string;
  readonly heading: string;
  /** Where it lies, or what was asked. */
  readonly lead: string;
  /** The few figures that stand large under the heading. */
  readonly figures: readonly { readonly name: string; readonly text: string }[];
  /** Whom to ask; null where a sheet is for the house. */
  readonly contact: string | null;
  readonly subject: Bbox;
  readonly selected: readonly string[];
  readonly planned: readonly Planned[];
  /** Tables that stand with the map on the first sheet. */
  readonly summary: TemplateResult;
  /** What follows on further sheets; null = one sheet says all. */
  readonly body: TemplateResult | null;
  /** How the figures were come by; one sentence each. */
  readonly assumptions: readonly string[];
  readonly sources: readonly string[];
  readonly synthetic: boolean;
  /** YYYY-MM-DD of the data. */
  readonly asOf: string;
  /** Path and query under which the same is found on screen. */
  readonly link: string;
};
