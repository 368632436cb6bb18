/** A building as a stack: floors from the top, units by number. */
import type { Item } from '../../api.ts';

export type Floor = { readonly floor: number; readonly units: readonly Item[]; readonly areaM2: number };

const numberOf = (item: Item, field: string): number =>
  typeof item.properties[field] === 'number' ? (item.properties[field] as number) : 0;

export const floorsOf = (units: readonly Item[]): readonly Floor[] => {
  const floors = new Map<number, Item[]>();
  for (const unit of units) {
    const at = numberOf(unit, 'floor');
    floors.set(at, [...(floors.get(at) ?? []), unit]);
  }
  return [...floors]
    .sort(([a], [b]) => b - a)
    .map(([floor, own]) => ({
      floor,
      units: [...own].sort((a, b) =>
        String(a.properties['unitNo']).localeCompare(String(b.properties['unitNo']), 'zh', { numeric: true }),
      ),
      areaM2: own.reduce((sum, unit) => sum + numberOf(unit, 'areaM2'), 0),
    }));
};

/** Width of a unit as a share of the widest floor, so that floors can be compared by eye. */
export const widthOf = (unit: Item, floors: readonly Floor[]): number => {
  const widest = Math.max(...floors.map((floor) => floor.areaM2), 1);
  return numberOf(unit, 'areaM2') / widest;
};
