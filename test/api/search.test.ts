/** What is typed into the one box. Grid values: EPSG:4546/4525 of 111.604°E 36.168°N by PROJ. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchHit } from '../../server/domain/answers.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

const search = (text: string, more = '') => park.json<SearchHit[]>(`/api/search?q=${encodeURIComponent(text)}${more}`);

describe('names', () => {
  test.each([
    ['甘亭一号', 'l1'],
    ['GT-002', 'l2'],
    ['gt-002', 'l2'],
    ['gtyhdk', 'l1'],
    ['tunli', 'l4'],
    ['ＧＴ－００３', 'l3'],
  ])('%s finds %s first', async (text, id) => {
    expect((await search(text))[0]).toMatchObject({ kind: 'feature', dataset: 'parcel', id });
  });

  test('a hit says what it is and where, in both languages', async () => {
    const [hit] = await search('甘亭一号');
    expect(hit!.note).toEqual({ zh: '地块 · 示例经济开发区', en: 'Parcel · 示例经济开发区' });
    expect(hit!.bbox!.map((edge) => Number(edge.toFixed(3)))).toEqual([111.6, 36.1, 111.603, 36.102]);
    expect(hit!.lon).toBeCloseTo(111.6015, 6);
  });

  test('a park comes before its parcels', async () => {
    expect((await search('甘亭')).map((hit) => hit.dataset).indexOf('park')).toBe(0);
  });

  test('no more hits than asked for; blanks find nothing', async () => {
    expect(await search('甘亭', '&limit=2')).toHaveLength(2);
    expect(await search('   ')).toEqual([]);
  });
});

describe('degrees', () => {
  test.each([
    '111.604,36.168',
    '36.168,111.604',
    '111.604 36.168',
    '111.604，36.168',
    '１１１．６０４，３６．１６８',
    '111.604°, 36.168°',
    '111.604E 36.168N',
    'N36.168, E111.604',
    '36.168°N 111.604°E',
    '111°36\'14.4"E, 36°10\'4.8"N',
    '111°36′14.4″, 36°10′4.8″',
    '东经111.604 北纬36.168',
    '111.604、36.168',
    '111.604;36.168',
  ])('%s', async (text) => {
    const [hit, ...others] = await search(text);
    expect([hit?.kind, others]).toEqual(['coordinate', []]);
    expect(hit!.lon).toBeCloseTo(111.604, 8);
    expect(hit!.lat).toBeCloseTo(36.168, 8);
  });

  test.each(['111.604', '111.604,36.168,5', '200,100', '111.6E 36.1E', "111,36°61'", 'a,b', '1e2,36'])(
    '%s is no point',
    async (text) => {
      expect((await search(text)).filter((hit) => hit.kind === 'coordinate')).toEqual([]);
    },
  );
});

describe('3° grid', () => {
  const near = (hit: SearchHit | undefined) => [hit?.lon?.toFixed(5), hit?.lat?.toFixed(5)];

  test.each([
    '4004353.091,37554343.435',
    '37554343.435,4004353.091',
    'X=4004353.091, Y=37554343.435',
    '4004353.091 37554343.435',
  ])('with the belt in front: %s', async (text) => {
    const [hit] = await search(text);
    expect(near(hit)).toEqual(['111.60400', '36.16800']);
    expect(hit!.note.zh).toContain('37 带');
  });

  test('without the belt only points near a zone are meant', async () => {
    const hits = await search('4004353.091,554343.435');
    expect(hits.map((hit) => near(hit))).toEqual([['111.60400', '36.16800']]);
  });
});
