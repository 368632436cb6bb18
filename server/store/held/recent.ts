/** What was read of rows, by fid, until it is too much to keep. */
export interface Recent<V> {
  of(fid: number, read: () => V): V;
  drop(fid: number): void;
}

/** When `most` are known, all are let go: what is still asked for is soon known again. */
export const recent = <V>(most: number): Recent<V> => {
  const known = new Map<number, V>();
  return {
    of(fid, read) {
      const value = known.get(fid);
      if (value !== undefined) return value;
      if (known.size >= most) known.clear();
      const found = read();
      known.set(fid, found);
      return found;
    },
    drop: (fid) => void known.delete(fid),
  };
};
