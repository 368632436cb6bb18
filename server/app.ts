/** The server as a function of its parts. Every route stands in one list; every error leaves through one door. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { assemblies } from './api/assemblies.ts';
import { basemap } from './api/basemap.ts';
import { constraints } from './api/constraints.ts';
import { coverage } from './api/coverage.ts';
import { dashboards } from './api/dashboards.ts';
import { deepLink } from './api/deep-link.ts';
import { docs } from './api/docs.ts';
import { edits } from './api/edits.ts';
import { events } from './api/events.ts';
import { explain } from './api/explain.ts';
import { exports } from './api/exports.ts';
import { facets } from './api/facets.ts';
import { features as rows } from './api/features.ts';
import { history } from './api/history.ts';
import { imports } from './api/imports.ts';
import { landSheet } from './api/land-sheet.ts';
import { match } from './api/match.ts';
import { ogc } from './api/ogc.ts';
import { openApiJson } from './api/openapi.ts';
import { operation } from './api/operation.ts';
import type { App, Ctx, Handler, Parts } from './api/parts.ts';
import { pastedArea } from './api/pasted-area.ts';
import { problemOf, problemResponse } from './api/problem.ts';
import { scenarios } from './api/scenarios.ts';
import { search } from './api/search.ts';
import { limitBody, session } from './api/session.ts';
import { staticFolder } from './api/static.ts';
import { tiles } from './api/tiles.ts';
import { MutuError } from './domain/errors.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

const notFound = (): MutuError =>
  new MutuError('notFound', { zh: '没有这个地址。', en: 'There is nothing at this address.' });

/** What browsers may load: nothing from outside, save the style a setting names. */
const policy = ({ settings }: Parts) => {
  const outside = settings.basemap?.kind === 'style' ? [new URL(settings.basemap.url).origin] : [];
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'"],
      fontSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...outside],
      connectSrc: ["'self'", 'data:', ...outside],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
    // A park's own network speaks plain http: a browser told to use https only would not come back.
    strictTransportSecurity: false,
    referrerPolicy: 'same-origin',
  };
};

/** A path that cannot be decoded, or that hides a separator, is refused before any route sees it. */
const checkPath = (c: Ctx): void => {
  const { pathname, search: query } = new URL(c.req.url);
  try {
    const path = decodeURIComponent(pathname);
    decodeURIComponent(query.replaceAll('+', ' '));
    if (/[\\\p{Cc}]|\.\.|\/\//u.test(path)) throw notFound();
  } catch (error) {
    if (error instanceof MutuError) throw error;
    throw new MutuError('badRequest', { zh: '地址中的 % 编码有误。', en: 'The address holds a malformed % code.' });
  }
};

const READING = 'GET, HEAD, OPTIONS';
/** The sign-in forms are short; an edit may carry a surveyed boundary of many corners. */
const LONGEST_SIGN_IN = 4096;
const LONGEST_EDIT = 2_000_000;
/** A brief with a drawn area, the parts of a parcel: what is asked in passing is short. */
const LONGEST_QUESTION = 200_000;
const QUESTIONS = /^\/api\/(match|assemblies|scenarios)\b/;

type Write = readonly ['POST' | 'PUT' | 'PATCH' | 'DELETE', string, Handler];

/** The methods that an address knows. */
const allowedBy = (writes: readonly Write[]) => {
  const known = writes.map(([method, path]) => ({ method, at: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }));
  return (c: Ctx): string =>
    [READING, ...new Set(known.filter(({ at }) => at.test(c.req.path)).map(({ method }) => method))].join(', ');
};

export const createApp = (parts: Parts): App => {
  const app: App = new Hono();
  const run = operation(parts);
  const client = staticFolder(parts.folders.client);

  app.use(async (c, next) => {
    const start = performance.now();
    c.set('requestId', randomUUID());
    await next();
    run.measure(c, (performance.now() - start) / 1000);
  });
  app.use(secureHeaders(policy(parts)));
  app.use(async (c, next) => {
    checkPath(c);
    c.set('session', await parts.sessions.of(c.req.raw));
    await next();
  });

  const features = ogc(parts);
  const tile = tiles(parts);
  const person = session(parts);
  const board = dashboards(parts);
  const under = basemap(parts);
  const edit = edits(parts);
  const row = rows(parts);
  const past = history(parts);
  const survey = imports(parts);
  const site = assemblies(parts);
  const limit = constraints(parts);
  const whatIf = scenarios(parts);
  const routes: readonly (readonly [string, Handler])[] = [
    ['/healthz', run.healthz],
    ['/readyz', run.readyz],
    ['/metrics', run.metrics],
    ['/ogc', features.landing],
    ['/ogc/', features.landing],
    ['/ogc/conformance', features.conformance],
    ['/ogc/api', features.api],
    ['/ogc/collections', features.collections],
    ['/ogc/collections/:dataset', features.collection],
    ['/ogc/collections/:dataset/queryables', features.queryables],
    ['/ogc/collections/:dataset/items', features.items],
    ['/ogc/collections/:dataset/items/:id', features.item],
    ['/tiles/:file', tile.tileJson],
    ['/tiles/:dataset/:z/:x/:file', tile.tile],
    ['/api/session', person.show],
    ['/api/search', search(parts)],
    ['/api/facets/:dataset', facets(parts)],
    ['/api/dashboards/overview', board.overview],
    ['/api/dashboards/output', board.output],
    ['/api/dashboards/utility', board.utility],
    ['/api/dashboards/supply', board.supply],
    ['/api/land/:parcelId', landSheet(parts)],
    ['/api/coverage/:parkId', coverage(parts)],
    ['/api/explain/:indicator', explain(parts)],
    ['/api/exports/:dataset', exports(parts)],
    ['/api/constraints/:parcelId', limit.onParcel],
    ['/api/constraints/:id/parcels', limit.touched],
    ['/api/scenarios', whatIf.list],
    ['/api/scenarios/:id', whatIf.show],
    ['/api/edits', edit.list],
    ['/api/edits/:seq', edit.show],
    ['/api/history/:dataset/:id', past.show],
    ['/api/imports', survey.list],
    ['/api/imports/:id', survey.show],
    ['/api/imports/:id/features', survey.features],
    ['/api/imports/:id/changes', survey.changes],
    ['/api/imports/:id/refused.csv', survey.refused],
    ['/api/events', events(parts)],
    ['/api/openapi.json', openApiJson(parts)],
    ['/api/docs', docs.page],
    ['/api/docs.js', docs.script],
    ['/basemap/shanxi/:file', under.file],
    ['/basemap/:name/:z/:x/:y', under.tile],
    ['/assets/:file{.+}', (c) => client.send(c, `assets/${c.req.param('file')}`, IMMUTABLE)],
    ['/print/:kind{(?:parcel|memo)}', (c) => client.send(c, 'index.html', 'no-cache')],
    ['/', async (c) => (await deepLink(parts, c)) ?? client.send(c, 'index.html', 'no-cache')],
  ];
  const writes: readonly Write[] = [
    ['POST', '/api/areas', pastedArea(parts)],
    ['POST', '/api/edits', edit.create],
    ['PUT', '/api/edits/:seq', edit.amend],
    ['PATCH', '/api/edits/:seq', edit.correct],
    ['POST', '/api/edits/:seq/:action', edit.step],
    ['POST', '/api/history/:dataset/:id/restore', past.restore],
    ['POST', '/api/features/:dataset', row.create],
    ['POST', '/api/features/:dataset/split', row.split],
    ['POST', '/api/features/:dataset/merge', row.merge],
    ['PUT', '/api/features/:dataset/:id', row.put],
    ['PATCH', '/api/features/:dataset/:id', row.patch],
    ['DELETE', '/api/features/:dataset/:id', row.remove],
    ['POST', '/api/match', match(parts)],
    ['POST', '/api/assemblies', site.create],
    ['POST', '/api/assemblies/find', site.find],
    ['POST', '/api/scenarios', whatIf.create],
    ['PUT', '/api/scenarios/:id', whatIf.replace],
    ['DELETE', '/api/scenarios/:id', whatIf.remove],
    ['POST', '/api/scenarios/:id/edit', whatIf.edit],
    ['PATCH', '/api/imports/:id', survey.choose],
    ['POST', '/api/imports/:id/accept', survey.accept],
    ['POST', '/api/imports/:id/cancel', survey.cancel],
    ['DELETE', '/api/imports/:id', survey.remove],
  ];
  const upload: Write = ['POST', '/api/imports', survey.create];
  const allowed = allowedBy([...writes, upload]);
  for (const [path, handler] of routes) app.get(path, handler);
  const longest = (path: string) => (QUESTIONS.test(path) ? LONGEST_QUESTION : LONGEST_EDIT);
  for (const [method, path, handler] of writes) app.on(method, path, limitBody(longest(path)), handler);
  // A survey file is longer than any edit: it goes to a file as it comes, and is cut off where it is too long.
  app.post(upload[1], upload[2]);
  app.post('/api/auth/*', limitBody(LONGEST_SIGN_IN), person.auth);
  app.options('*', (c) => c.body(null, 204, { allow: allowed(c) }));
  app.get('/:file', (c) => client.send(c, c.req.param('file'), 'no-cache'));

  app.notFound((c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.path.startsWith('/api/auth/'))
      return problemResponse(c, problemOf(notFound()));
    const refusal = problemResponse(c, {
      status: 405,
      code: 'methodNotAllowed',
      title: 'Method not allowed',
      zh: `此地址只接受 ${allowed(c)}。`,
      en: `This address takes ${allowed(c)} only.`,
    });
    refusal.headers.set('allow', allowed(c));
    return refusal;
  });

  app.onError((error, c) => {
    // Whoever left in the middle of a body hears nothing any more: 499, as nginx counts it, and no fault of ours.
    if (c.req.raw.signal.aborted) return new Response(null, { status: 499 });
    const problem = problemOf(error);
    if (problem.status === 500)
      parts.log.error({ error, requestId: c.get('requestId'), path: c.req.path }, 'a request failed');
    const answer = problemResponse(c, problem, error instanceof MutuError ? error.detail : {});
    // The rest of a long body is not read: the next request on the same line would be lost with it.
    if (problem.status === 413) answer.headers.set('connection', 'close');
    return answer;
  });
  return app;
};
