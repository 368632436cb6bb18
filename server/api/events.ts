/** Server-sent events: who listens hears that something it may read has changed, and nothing of the rest. */
import { setMaxListeners } from 'node:events';
import { MutuError } from '../domain/errors.ts';
import { readableDatasets } from './datasets.ts';
import { readQuery } from './parameters.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { visibleRevision } from './session.ts';

const MOST_LISTENERS = 500;
const HEARTBEAT_MS = 20_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that gathers the stream would hold every event back.
  'x-accel-buffering': 'no',
};

/** Datasets touched after the revision `since`. */
type News = { readonly datasets: readonly string[]; readonly since: number };

/**
 * The role is asked for anew at each event: a demotion takes hold in open tabs too. A change of nothing but fields that
 * the role may not read is no news to it.
 */
const messageFor = async (c: Ctx, parts: Parts, { datasets, since }: News): Promise<string | null> => {
  const { role } = await parts.sessions.of(c.req.raw);
  const readable = readableDatasets(role)
    .map((dataset) => dataset.id)
    .filter((id) => datasets.includes(id) && parts.store.revision(id, role) > since);
  if (readable.length === 0) return null;
  return `event: revision\ndata: ${JSON.stringify({ revision: visibleRevision(parts, role), datasets: readable })}\n\n`;
};

export const events = (parts: Parts): Handler => {
  let listeners = 0;
  // Every open stream waits for the end of the server; that many listeners are meant.
  setMaxListeners(0, parts.stopping);
  return (c) => {
    readQuery(c, []);
    if (c.req.method === 'HEAD') return new Response(null, { headers: HEADERS });
    if (listeners >= MOST_LISTENERS)
      throw new MutuError('unavailable', {
        zh: '实时连接已满，请稍后再试。',
        en: 'Too many live connections. Try again later.',
      });
    listeners += 1;
    const text = new TextEncoder();
    const ended = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const write = (message: string) => ended.signal.aborted || controller.enqueue(text.encode(message));
        let since = parts.store.revision();
        const forget = parts.store.onChange(({ revision, datasets }) => {
          const news = { datasets, since };
          since = revision;
          messageFor(c, parts, news)
            .then((message) => message === null || write(message))
            .catch((error) => parts.log.error({ error }, 'an event was not sent'));
        });
        const beat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS).unref();
        ended.signal.addEventListener('abort', () => {
          forget();
          clearInterval(beat);
          listeners -= 1;
        });
        parts.stopping.addEventListener(
          'abort',
          () => {
            if (!ended.signal.aborted) controller.close();
            ended.abort();
          },
          { signal: ended.signal },
        );
        write('retry: 2000\n\n');
      },
      cancel: () => ended.abort(),
    });
    return new Response(body, {
      headers: HEADERS,
    });
  };
};
