/**
 * Brings the side file up to the GeoPackage: all of it where it was never made, else only the parcels that an edit
 * touches. A network edit touches the parcels for which the element was the nearest or may have become it.
 */
import { NEAR_M, SEARCH_M, serves } from '../domain/candidate.ts';
import { SERVICE_ITEMS, type ServiceItem } from '../domain/datasets/service.ts';
import type { Bbox } from '../domain/filter.ts';
import { boxesMeet } from '../domain/geometry/box-tree.ts';
import { leastGapM, reaching } from '../domain/geometry/degrees.ts';
import { bboxOf } from '../domain/geometry.ts';
import type { CoverageFile, KeptElement } from '../store/coverage/file.ts';
import type { CoverageSource, Place, SourceElement } from '../store/coverage/source.ts';
import type { Touch } from '../store/row-feed.ts';
import { boxAround, centreOf, inCells } from './cells.ts';
import { cutCell } from './cut-cell.ts';
import type { Geos } from './geos.ts';

/** From so many touched rows on, one in ten, all is made anew: that is quicker than to ask who is touched. */
const FEW = 1_000;
const SHARE = 1 / 10;

const ALL: ReadonlySet<ServiceItem> = new Set(SERVICE_ITEMS.map(({ id }) => id));

/** Parcels with the items that are to be found anew. */
type Asked = Map<number, ReadonlySet<ServiceItem>>;

/** `settle` writes what else has changed, together with the mark that all of it is done: a run that breaks off is run again. */
type Work = { readonly asked: Asked; readonly settle: () => void };

/** Gives the number of parcels that were looked at. */
export const bringUp = (geos: Geos, source: CoverageSource, file: CoverageFile): number => {
  const seq = source.lastSeq();
  const places = source.parcelPlaces();
  const touched = file.seq() === -1 ? null : source.touchedSince(file.seq());
  const isMany = touched === null || (touched.length > FEW && touched.length > places.length * SHARE);
  const { asked, settle } = isMany ? everything(source, file, places) : touchedBy(source, file, touched);
  cutAll(geos, source, file, places, asked);
  file.write(() => {
    settle();
    file.setSeq(seq);
  });
  return asked.size;
};

const everything = (source: CoverageSource, file: CoverageFile, places: readonly Place[]): Work => {
  file.write(() => {
    file.clear();
    for (const element of source.elements(source.elementPlaces().map(({ fid }) => fid))) file.putElement(kept(element));
  });
  return { asked: new Map(places.map(({ fid }) => [fid, ALL])), settle: () => undefined };
};

const kept = ({ geometry, ...element }: SourceElement): KeptElement => ({
  ...element,
  isServing: serves({ ...element, geometry }),
  box: bboxOf(geometry)!,
});

const touchedBy = (source: CoverageSource, file: CoverageFile, touched: readonly Touch[]): Work => {
  const [parcels, elements] = ['parcel', 'utility'].map((id) =>
    touched.filter(({ dataset }) => dataset === id).map(({ fid }) => fid),
  ) as [number[], number[]];
  const now = new Map(source.elements(elements).map((element) => [element.fid, kept(element)]));
  const asked: Asked = new Map();
  for (const fid of elements)
    for (const state of [file.element(fid), now.get(fid)]) if (state) askAround(file, state, asked);
  const living = new Set(source.parcels(parcels).map(({ fid }) => fid));
  for (const fid of living) asked.set(fid, ALL);
  const settle = () => {
    for (const fid of parcels) if (!living.has(fid)) file.removeParcel(fid);
    for (const fid of elements) {
      const element = now.get(fid);
      if (element) file.putElement(element);
      else file.removeElement(fid);
    }
  };
  return { asked, settle };
};

/** Asks for the item of an element at the parcels that it may serve, supply, or be nearest to, as it was or as it is. */
const askAround = (file: CoverageFile, element: KeptElement, asked: Asked): void => {
  for (const { fid, box } of file.parcelsWithin(reaching(element.box, SEARCH_M))) {
    const candidate = file.kept(fid, element.item);
    const isServed = candidate?.status === 'built';
    const reachM = isServed && element.capacity === null ? Math.max(NEAR_M, candidate.distanceM ?? 0) : SEARCH_M;
    if (leastGapM(box, element.box) > reachM) continue;
    asked.set(fid, new Set([...(asked.get(fid) ?? []), element.item]));
  }
};

const cutAll = (
  geos: Geos,
  source: CoverageSource,
  file: CoverageFile,
  places: readonly Place[],
  asked: Asked,
): void => {
  const networks = source.elementPlaces();
  for (const cell of inCells(places.filter(({ fid }) => asked.has(fid)))) {
    const around: Bbox = boxAround(cell.map(({ box }) => box));
    const within = reaching(around, SEARCH_M);
    const elements = source.elements(networks.filter(({ box }) => boxesMeet(box, within)).map(({ fid }) => fid));
    const parcels = source
      .parcels(cell.map(({ fid }) => fid))
      .map((parcel) => ({ parcel, items: asked.get(parcel.fid)! }));
    const found = cutCell(geos, centreOf(around), parcels, elements);
    file.write(() => {
      for (const { parcel, candidates } of found) {
        const { fid, id, parkId, geometry } = parcel;
        file.putParcel({ fid, id, parkId, box: bboxOf(geometry)! });
        for (const candidate of candidates) file.putCandidate(fid, candidate);
      }
    });
  }
};
