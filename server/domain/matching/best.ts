/** The first few of many in the order of a ranking, kept while the rest goes by. */

/** What decides a parcel's place. */
export type Score = { readonly unknownGates: number; readonly tenths: number };

export type Placed = { readonly id: string; readonly score: Score };

/** Known to pass before unknown, then by points, then by id. */
export const inOrder = (a: Placed, b: Placed): number =>
  a.score.unknownGates - b.score.unknownGates || b.score.tenths - a.score.tenths || (a.id < b.id ? -1 : 1);

/** The first `limit` (at least 1) of those offered. */
export function bestOf<P extends Placed>(limit: number) {
  const kept: P[] = [];
  return {
    /** Tenths below which one with so many unknown gates has no place; Infinity where none has. */
    least(unknownGates: number): number {
      const last = kept[limit - 1]?.score;
      if (last === undefined || unknownGates < last.unknownGates) return -Infinity;
      return unknownGates === last.unknownGates ? last.tenths : Infinity;
    },
    offer(one: P): void {
      let place = kept.length;
      while (place > 0 && inOrder(one, kept[place - 1]!) < 0) place -= 1;
      kept.splice(place, 0, one);
      kept.length = Math.min(kept.length, limit);
    },
    kept: kept as readonly P[],
  };
}
