/** Selection, hover, highlight and 亩均 as feature-state: no tile is fetched or cut again when one of them changes. */
import type { Map as GlMap } from 'maplibre-gl';
import type { Selection } from '../state/view.ts';
import type { Yields } from './contract.ts';
import { yieldClass } from './layers/output.ts';
import type { State } from './layers/registers.ts';

const PARCELS = { source: 'parcel', sourceLayer: 'parcel' } as const;

export class FeatureStates {
  private shown = new Map<State, readonly Selection[]>();
  private yields: Yields | null = null;

  constructor(private readonly map: GlMap) {}

  /** Exactly `features` are in `state` from now on. */
  show(state: State, features: readonly Selection[]): void {
    const shown = this.shown.get(state) ?? [];
    if (sameFeatures(shown, features)) return;
    for (const before of shown) this.write(before, { [state]: false });
    for (const now of features) this.write(now, { [state]: true });
    this.shown.set(state, features);
  }

  showYields(yields: Yields | null): void {
    this.yields = yields;
    if (!this.map.getSource(PARCELS.source)) return;
    this.map.removeFeatureState(PARCELS);
    for (const [id, value] of yields?.values ?? []) {
      const state = value === null ? { void: true } : { class: yieldClass(value, yields?.breaks ?? []) };
      this.map.setFeatureState({ ...PARCELS, id }, state);
    }
    for (const [state, features] of this.shown) for (const each of features) this.write(each, { [state]: true });
  }

  /** After a style was built anew, or a register came back with its lens. */
  restore(): void {
    this.showYields(this.yields);
  }

  private write({ dataset, id }: Selection, state: Record<string, boolean>): void {
    if (this.map.getSource(dataset)) this.map.setFeatureState({ source: dataset, sourceLayer: dataset, id }, state);
  }
}

const sameFeatures = (one: readonly Selection[], other: readonly Selection[]): boolean =>
  one.length === other.length &&
  one.every((each, index) => each.dataset === other[index]?.dataset && each.id === other[index]?.id);
