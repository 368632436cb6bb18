/** Sets of fids, a bit each: what many rows have in common is found and counted 32 rows at a time. */
export type Bits = Int32Array;

export const noBits = (size: number): Bits => new Int32Array(Math.ceil(size / 32));

export const setBit = (bits: Bits, fid: number, isIn: boolean): void => {
  if (isIn) bits[fid >> 5]! |= 1 << (fid & 31);
  else bits[fid >> 5]! &= ~(1 << (fid & 31));
};

export const countOf = (bits: Bits): number => {
  let count = 0;
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) count += onesIn(bits[word]!);
  return count;
};

/** Pairs of bits are added up, then fours, then bytes (Warren, Hacker's Delight §5-1). */
const onesIn = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Writes the fids into `room`, in their order, and gives their number. */
export const fidsInto = (room: Int32Array, bits: Bits): number => {
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word]!; left !== 0; left &= left - 1) room[count++] = (word << 5) + lowest(left);
  }
  return count;
};

/** Keeps of the fids those that pass. */
export const keepBits = (bits: Bits, test: (fid: number) => boolean): void => {
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) bits[word] = passing(bits[word]!, word, test);
};

/** Those of the fids of one word that pass. */
export const passing = (bits: number, word: number, test: (fid: number) => boolean): number => {
  let passed = bits;
  for (let left = bits; left !== 0; left &= left - 1) {
    const bit = lowest(left);
    if (!test((word << 5) + bit)) passed &= ~(1 << bit);
  }
  return passed;
};

/** The place of the lowest bit that is set. */
const lowest = (word: number): number => 31 - Math.clz32(word & -word);
