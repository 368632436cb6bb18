/** What the server and the child process of an import say to each other. */

import type { Label } from '../../domain/dataset.ts';
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

export type Task = ReadTask | AcceptTask | LookTask;

export type Message =
  | { readonly progress: ImportProgress }
  | { readonly read: { readonly state: 'asks' | 'ready' | 'failed' } }
  | { readonly accepted: ImportResult | null }
  /** A refusal in words, or null for a fault of the program, which `words` describes to the operator. */
  | { readonly fault: { readonly say: Label | null; readonly words: string } };
