/** For those who run it: alive, ready, and figures for Prometheus. */
import { matchedRoutes } from 'hono/route';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Ctx, Handler, Parts } from './parts.ts';

export const operation = (
  parts: Parts,
): {
  readonly healthz: Handler;
  readonly readyz: Handler;
  readonly metrics: Handler;
  readonly measure: (c: Ctx, seconds: number) => void;
} => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'mutu_http_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'mutu_http_failures_total',
    help: 'Answers with a 5xx status',
    registers: [registry],
  });

  return {
    healthz: (c) => c.json({ status: 'ok' }),
    async readyz(c) {
      if (parts.stopping.aborted) return c.json({ status: 'stopping' }, 503);
      try {
        await parts.store.ready();
        return c.json({ status: 'ready' });
      } catch (error) {
        parts.log.error({ error }, 'the store is not ready');
        return c.json({ status: 'store not ready' }, 503);
      }
    },
    metrics: async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    measure(c, took) {
      seconds.observe({ route: routeOf(c), method: c.req.method, status: c.res.status }, took);
      if (c.res.status >= 500) failures.inc();
    },
  };
};

/** The pattern of the route, not the path: few values whatever is asked, and nothing of what was asked among the figures. */
const routeOf = (c: Ctx): string =>
  c.res.status === 404 ? 'unknown' : (matchedRoutes(c).find(({ path }) => path !== '/*')?.path ?? 'unknown');
