/**
 * What `measure` gives; null where the shapes about a parcel cannot be measured, because another program may store
 * anything: one of them must not keep all other parcels from being worked out.
 */
export const measured = <T>(parcel: string, measure: () => T): T | null => {
  try {
    return measure();
  } catch (error) {
    process.emitWarning(`The standing of parcel ${parcel} could not be measured: ${String(error)}`);
    return null;
  }
};
