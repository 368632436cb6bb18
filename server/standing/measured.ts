/**
 * Measures about parcels that may fail, because another program may store any shape: one of them must not keep all other
 * parcels from being worked out. What failed is told once for a run.
 */
export const measuring = () => {
  const failed = new Set<string>();
  let first = '';
  return {
    /** What `measure` gives; null where the shapes about `parcel` cannot be measured. */
    of<T>(parcel: string, measure: () => T): T | null {
      try {
        return measure();
      } catch (error) {
        if (failed.size === 0) first = `${parcel}: ${String(error)}`;
        failed.add(parcel);
        return null;
      }
    },
    tell(): void {
      if (failed.size > 0)
        process.emitWarning(`The standing of ${failed.size} parcels could not be measured; the first is ${first}`);
    },
  };
};

export type Measuring = ReturnType<typeof measuring>;
