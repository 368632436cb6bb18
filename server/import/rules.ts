/**
 * What can be said about a file, its reference system, its rows and shapes: each rule with its words and the way out.
 * The ids are stable: reports, the command line and the fixtures name them.
 */
import { OF_FILES } from './rules/of-files.ts';
import { OF_REFERENCE } from './rules/of-reference.ts';
import { OF_SHAPES } from './rules/of-shapes.ts';
import { OF_VALUES } from './rules/of-values.ts';
import type { Words } from './rules/words.ts';

export const RULES = { ...OF_FILES, ...OF_REFERENCE, ...OF_SHAPES, ...OF_VALUES } satisfies Record<string, Words>;

export type Rule = keyof typeof RULES;
