/** What the server and the child process of an import say to each other. */

import type { MutuError } from '../../domain/errors.ts';
import type { ImportChoices, ImportProgress, ImportResult } from '../../domain/imports.ts';
import type { Person } from '../../domain/review.ts';

type Common = {
  readonly folder: string;
  /** Path of the GeoPackage. */
  readonly database: string;
  readonly dataset: string;
  /** Name of the file, as its author knows it. */
  readonly name: string;
  readonly by: Person;
};

export type ReadTask = Common & {
  readonly kind: 'read';
  readonly choices: ImportChoices;
  /** Folder of the offline basemap, whose county borders are known. */
  readonly basemap: string;
};

/** `key` names the request, so that one that comes twice writes once. */
export type AcceptTask = Common & {
  readonly kind: 'accept';
  readonly key: string;
  readonly deleteMissing: boolean;
  /** The returned edit that this file corrects; null = a new edit. */
  readonly replaces?: number | null;
  /** The columns by our fields, to be remembered. */
  readonly map: Readonly<Record<string, string>>;
  readonly header: readonly string[];
};

/** Whether the request under `key` has written its edit, asked after a child that ended early. */
export type LookTask = Common & {
  readonly kind: 'look';
  readonly key: string;
  readonly replaces?: number | null;
};

/** One step of the review of an edit of very many rows, or its undoing. */
export type StepTask = {
  readonly kind: 'step';
  readonly database: string;
  readonly seq: number;
  readonly action: 'publish' | 'undo';
  readonly by: Person;
};

export type Task = ReadTask | AcceptTask | LookTask | StepTask;

export type Message =
  | { readonly progress: ImportProgress }
  | { readonly read: { readonly state: 'asks' | 'ready' | 'failed' } }
  | { readonly accepted: ImportResult | null }
  /** The number of the edit that the step has published. */
  | { readonly stepped: number }
  | { readonly fault: Fault };

/** A refusal with its code and detail; null where the program is at fault, which `words` describes to the operator. */
export type Fault = {
  readonly refusal: Pick<MutuError, 'code' | 'say' | 'detail'> | null;
  readonly words: string;
};
