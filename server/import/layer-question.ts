/** Files may hold several layers; which to take, and as what, only the user knows. */
import { type Note, note } from './note.ts';
import type { Choices, Layer } from './reader.ts';

/** Asks which layers to take where there are several and none is chosen. */
export function layerQuestion(layers: readonly Layer[], { layers: chosen }: Choices): readonly Note[] {
  if (layers.length < 2 || chosen) return [];
  const list = layers.map(({ name, rows }) => `${name} (${rows})`).join(', ');
  return [note('ask', 'several-layers', { value: list, detail: { zh: `（${list}）`, en: `(${list})` } })];
}
