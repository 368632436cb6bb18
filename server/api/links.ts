/** Absolute links: from MUTU_PUBLIC_URL, or from the host asked for where that can only be this machine. */

import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { Settings } from '../settings.ts';
import type { Ctx } from './parts.ts';

/** A Host header is free text: only an address, localhost or this machine's own name is taken from it. */
const isOwnHost = (host: string, settings: Settings): boolean => {
  const name = URL.canParse(`http://${host}`) && /^[\w.:[\]-]+$/.test(host) ? new URL(`http://${host}`).hostname : '';
  const bare = name.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || isIP(bare) !== 0 || bare === settings.host || bare === hostname().toLowerCase();
};

/** Origin for links, without a trailing slash. */
export const baseUrl = (c: Ctx, settings: Settings): string => {
  if (settings.publicUrl !== null) return settings.publicUrl;
  const host = new URL(c.req.url).host;
  return isOwnHost(host, settings) ? `http://${host}` : `http://${settings.host}:${settings.port}`;
};
