/** What the map shows of a what-if: the members, what they make together, and where something is wrong with it. Pure. */
import type { Assembly } from '#domain/assembly.ts';
import type { Area } from '#domain/geometry.ts';
import { digits, type Lang } from '#domain/units.ts';
import type { Planned } from '../../state/planned.ts';
import { t } from '../../text/t.ts';

const ringsOf = (area: Area) => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates);

/** Ground that the outline goes round without taking it in. */
const holesIn = (outline: Area, lang: Lang): readonly Planned[] =>
  ringsOf(outline).flatMap(([, ...holes]) =>
    holes.map((ring): Planned => {
      const geometry: Area = { type: 'Polygon', coordinates: [ring] };
      return { kind: 'fault', geometry, label: t(lang, 'assembly.hole') };
    }),
  );

const faultsOf = (site: Assembly, lang: Lang): readonly Planned[] => [
  ...holesIn(site.outline, lang),
  ...site.gaps.map(
    ({ at, widthM }): Planned => ({
      kind: 'fault',
      geometry: { type: 'Point', coordinates: at },
      label: t(lang, 'assembly.gapLabel', { width: digits(widthM, [2, 2]) }),
    }),
  ),
];

/** Degrees round a site that is looked at closely: its neighbours, about 50 m. */
export const CLOSE = 0.0005;

/** `site` null while there is none yet. */
export const shapesOf = (members: readonly Area[], site: Assembly | null, lang: Lang): readonly Planned[] => [
  ...members.map((geometry): Planned => ({ kind: 'member', geometry })),
  ...(site ? [{ kind: 'outline' as const, geometry: site.outline }, ...faultsOf(site, lang)] : []),
];
