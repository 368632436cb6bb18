import { expect, test } from 'vitest';
import {
  defaultView,
  filterOf,
  type View,
  withCamera,
  withFilter,
  withGap,
  withHover,
  withLang,
  withLens,
  withSelection,
  withYear,
} from '../../../client/state/view.ts';
import { parse } from '../../../server/domain/filter.ts';

const ready = parse("status = 'ready'");
const after = (view: View, ...actions: ((view: View) => View)[]): View => actions.reduce((now, act) => act(now), view);

test('an action that changes nothing returns the same view', () => {
  const view = after(
    defaultView(),
    withLens('land'),
    withFilter(ready),
    withSelection({ dataset: 'parcel', id: 'P1' }),
    withYear(2024),
  );
  const camera = { lon: 111.5, lat: 36.2, zoom: 13, bearing: 0, pitch: 0 };
  const looked = withCamera(camera)(view);
  for (const action of [
    withLens('land'),
    withFilter(ready),
    withSelection({ dataset: 'parcel', id: 'P1' }),
    withHover(null),
    withYear(2024),
    withLang('zh'),
    withCamera({ ...camera }),
  ])
    expect(action(looked)).toBe(looked);
});

test('each lens keeps its own filter, the selection stays', () => {
  const view = after(
    defaultView(),
    withLens('land'),
    withFilter(ready),
    withSelection({ dataset: 'parcel', id: 'P1' }),
    withLens('project'),
  );
  expect(filterOf(view)).toBeNull();
  expect(view.selection?.id).toBe('P1');
  expect(filterOf(withLens('land')(view))).toBe(ready);
});

test('a filter taken away leaves no trace', () => {
  expect(after(defaultView(), withFilter(ready), withFilter(null))).toEqual(defaultView());
});

test('what the pointer rests on does not outlive its lens', () => {
  const view = after(defaultView(), withHover({ dataset: 'zone', id: 'Z1' }), withLens('land'));
  expect(view.hover).toBeNull();
});

test('the camera is kept as exactly as the URL holds it, and no finer', () => {
  const view = withCamera({ lon: 111.123456789, lat: 36.1, zoom: 13.456, bearing: -0.04, pitch: 45.55 })(defaultView());
  expect(view.camera).toEqual({ lon: 111.123457, lat: 36.1, zoom: 13.46, bearing: 0, pitch: 45.5 });
  expect(withCamera({ lon: 111.1234571, lat: 36.1, zoom: 13.461, bearing: 0.01, pitch: 45.5 })(view)).toBe(view);
});

test('an open gap stays while its lens is asked for again, and is closed by another', () => {
  const gap = { column: 'heat', denominator: 'suppliable', parkId: 'park' } as const;
  const view = after(defaultView(), withLens('utility'), withGap(gap));
  expect(withLens('utility')(view).gap).toBe(gap);
  expect(after(view, withLens('land'), withLens('utility')).gap).toBeNull();
});
