/** The fields whose figure can be explained, with the indicator to ask for. */
const EXPLAINED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  parcel: { areaM2: 'area', serviceLevel: 'serviceLevel' },
  building: { vacantAreaM2: 'vacancyPercent' },
};

export const indicatorOf = (dataset: string, field: string): string | null => EXPLAINED[dataset]?.[field] ?? null;
