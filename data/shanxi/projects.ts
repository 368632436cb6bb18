/** The projects of the articles, and invented ones around them, each on a parcel or in a factory where it has one. */
import { PROJECT_STAGES } from '../../server/domain/datasets/project.ts';
import type { Feature } from '../../server/domain/edit.ts';
import type { ArticleProject } from './articles/article-project.ts';
import { JINZHONG_PROJECTS } from './articles/jinzhong.ts';
import { LINFEN_PROJECTS } from './articles/linfen.ts';
import { YANGCHENG_PROJECTS } from './articles/yangcheng.ts';
import { industriesOf } from './industries.ts';
import type { LaidPark } from './layout/park.ts';
import { areaOf, pointInside, type Ring } from './layout/plane.ts';
import { isSupplied } from './parcel-status.ts';
import type { Parcel } from './parcels.ts';
import { AS_OF, dayBefore, feature, invented, type Properties, pointAt, printed, rounded } from './provenance.ts';
import { type Random, randomOf } from './random.ts';
import { ZONE_PLANS } from './zone-plans.ts';

export const projectFeatures = (parks: readonly LaidPark[], parcels: readonly Parcel[]): Feature[] => [
  ...[...LINFEN_PROJECTS, ...YANGCHENG_PROJECTS, ...JINZHONG_PROJECTS].map((project, i) =>
    articleFeature(project, i, parks),
  ),
  ...inventedProjects(parcels),
];

/** Placed somewhere in its park or zone, apart from its neighbours: no address was printed. */
function articleFeature(project: ArticleProject, index: number, parks: readonly LaidPark[]): Feature {
  const properties: Properties = {
    zoneId: project.zoneId,
    parkId: project.parkId,
    stage: project.stage,
    ...project.own,
    ...printed(`${project.source}；位置为示意，阶段按报道归类`, project.asOf),
  };
  const own = parks.filter((park) => park.plan.zoneId === project.zoneId);
  if (own.length === 0)
    return feature(project.id, properties, {
      type: 'Point',
      coordinates: [...ZONE_PLANS.find((zone) => zone.id === project.zoneId)!.seat],
    });
  const park =
    own.find(
      (candidate) =>
        candidate.plan.id === project.parkId ||
        candidate.frame.territories.some((inner) => inner.plan.id === project.parkId),
    ) ?? own[index % own.length]!;
  const sites: readonly Ring[] = park.lots
    .filter((lot) => (project.parkId === null || lot.park === project.parkId) && lot.role !== 'belt')
    .map((lot) => lot.ring);
  const site = sites.length > 0 ? sites[(index * 7) % sites.length]! : park.frame.boundary;
  const [x, y] = pointInside(site);
  return feature(
    project.id,
    properties,
    pointAt([x + ((index * 37) % 50) - 25, y + ((index * 53) % 50) - 25], park.placing),
  );
}

/** Stages by which land has got on; the pace differs. */
const STAGE_OF: Readonly<Record<string, readonly string[]>> = {
  ready: ['lead', 'negotiating', 'negotiating'],
  listed: ['negotiating', 'signed'],
  sold: ['signed', 'landed'],
  contracted: ['landed', 'approved', 'approved'],
  building: ['started', 'building', 'building'],
  completed: ['completed', 'trial'],
  producing: ['producing', 'full', 'inStat'],
  idle: ['suspended', 'terminated', 'landed'],
  fullCheck: ['full', 'inStat'],
};

function inventedProjects(parcels: readonly Parcel[]): Feature[] {
  const random = randomOf('projects');
  const wanted = new Map<string, number>();
  const features: Feature[] = [];
  const seen = new Map<string, number>();
  for (const parcel of parcels.filter(
    (candidate) => candidate.lot.role === 'industry' && STAGE_OF[candidate.status] !== undefined,
  )) {
    const key = `${parcel.park.plan.id}/${parcel.status}`;
    const taken = wanted.get(key) ?? 0;
    if (taken >= 1 || !random.chance(parcel.status === 'producing' ? 0.25 : 0.5)) continue;
    wanted.set(key, taken + 1);
    const zone = parcel.park.plan.zoneId;
    const number = (seen.get(zone) ?? 0) + 1;
    seen.set(zone, number);
    features.push(inventedProject(parcel, `${zone}-pr-s${String(number).padStart(2, '0')}`, random));
  }
  return features;
}

function inventedProject(parcel: Parcel, id: string, random: Random): Feature {
  const stage = random.pick(STAGE_OF[parcel.status]!);
  const rank = PROJECT_STAGES.findIndex((candidate) => candidate.id === stage);
  const industry = random.pick(industriesOf(parcel.park.plan.id));
  const mu = (areaOf(parcel.lot.ring) * 15) / 10_000;
  const total = rounded(mu * random.between(160, 520), -2);
  const p = parcel.feature.properties;
  const needed = random.whole(8, 14);
  const light =
    stage === 'suspended' || stage === 'terminated' ? 'red' : random.pick(['green', 'green', 'green', 'yellow', 'red']);
  const signedOn =
    rank < 2 ? null : typeof p.soldOn === 'string' ? dayBefore(p.soldOn, 60) : dayBefore(AS_OF, random.whole(20, 200));
  const plannedStart = typeof p.agreedStartOn === 'string' ? p.agreedStartOn : dayBefore(AS_OF, -random.whole(60, 300));
  const hasStarted = rank >= 5 && rank <= 11;
  const startedOn = hasStarted
    ? typeof p.actualStartOn === 'string'
      ? p.actualStartOn
      : dayBefore(AS_OF, random.whole(60, 400))
    : null;
  const plannedProduction = dayBefore(plannedStart, -random.whole(400, 700));
  const producedOn =
    rank >= 9 && rank <= 11
      ? [dayBefore(plannedProduction, -random.whole(-60, 120)), dayBefore(AS_OF, 20)].sort()[0]!
      : null;
  return feature(
    id,
    {
      name: `模拟项目·${industry.word}${id.slice(-2)}号`,
      company: null,
      zoneId: parcel.park.plan.zoneId,
      parkId: parcel.lot.park,
      parcelId: isSupplied(parcel.status) ? parcel.id : null,
      stage,
      chain: industry.word,
      siteNeed: 'land',
      landAreaM2: rounded(areaOf(parcel.lot.ring), 0),
      totalInvestmentWanYuan: total,
      fixedInvestmentWanYuan: rounded(total * 0.8, -1),
      yearPlanWanYuan: rank >= 3 ? rounded(total * random.between(0.15, 0.45), -1) : null,
      doneWanYuan: hasStarted
        ? rounded(total * (rank >= 7 ? random.between(0.85, 1.05) : random.between(0.15, 0.7)), -1)
        : rank >= 2
          ? 0
          : null,
      expectedOutputWanYuan: rounded(mu * industry.outputPerMu * random.between(0.7, 1.4), -1),
      expectedTaxWanYuan: rounded(mu * industry.outputPerMu * 0.05, 0),
      expectedJobs: random.whole(40, 600),
      permitsDone: rank >= 4 && rank <= 11 ? needed : rank >= 2 ? random.whole(0, needed - 1) : 0,
      permitsNeeded: needed,
      signedOn,
      startPlannedOn: plannedStart,
      startedOn,
      productionPlannedOn: plannedProduction,
      producedOn,
      leader: `模拟领导${random.whole(1, 8)}`,
      projectHead: `模拟项目长${random.whole(1, 12)}`,
      agent: `模拟代办员${random.whole(1, 6)}`,
      light,
      issue:
        light === 'green'
          ? null
          : random.pick(['用电容量待增', '土地证未办结', '融资未到位', '环评待批', '施工进度滞后']),
      batch: `2024-${random.whole(1, 4)}`,
      ...invented(random),
    },
    pointAt(pointInside(parcel.lot.ring), parcel.park.placing),
  );
}
