/** Icons from Lucide, bundled: `icon('search')` in a template, and the same files for Web Awesome instead of its CDN. */
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import calculator from 'lucide-static/icons/calculator.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import clipboard from 'lucide-static/icons/clipboard-list.svg?raw';
import columns from 'lucide-static/icons/columns-2.svg?raw';
import crosshair from 'lucide-static/icons/crosshair.svg?raw';
import factory from 'lucide-static/icons/factory.svg?raw';
import flag from 'lucide-static/icons/flag.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import landPlot from 'lucide-static/icons/land-plot.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import layers from 'lucide-static/icons/layers.svg?raw';
import logIn from 'lucide-static/icons/log-in.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import map from 'lucide-static/icons/map.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import plug from 'lucide-static/icons/plug.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import share from 'lucide-static/icons/share-2.svg?raw';
import sliders from 'lucide-static/icons/sliders-horizontal.svg?raw';
import star from 'lucide-static/icons/star.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import trendingUp from 'lucide-static/icons/trending-up.svg?raw';
import alert from 'lucide-static/icons/triangle-alert.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';

const ICONS = {
  alert,
  calculator,
  chevronDown,
  chevronLeft,
  chevronRight,
  clipboard,
  close,
  columns,
  crosshair,
  factory,
  flag,
  history,
  keyboard,
  landPlot,
  languages,
  layers,
  logIn,
  logOut,
  map,
  mapPin,
  moon,
  phone,
  plug,
  printer,
  search,
  share,
  sliders,
  star,
  sun,
  trendingUp,
  upload,
  user,
};

export type IconName = keyof typeof ICONS;

const drawn = (name: IconName, size: number): string =>
  ICONS[name]
    .replace(/<!--.*?-->/s, '')
    .replace('<svg', '<svg aria-hidden="true" focusable="false" style="display:block;flex:none"')
    .replace(/width="24"/, `width="${size}"`)
    .replace(/height="24"/, `height="${size}"`)
    .replace('stroke-width="2"', 'stroke-width="1.75"');

/** A decorative icon; the control around it carries the name. */
export const icon = (name: IconName, size = 18): TemplateResult => html`${unsafeHTML(drawn(name, size))}`;

registerIconLibrary('default', {
  resolver: (name) => `data:image/svg+xml,${encodeURIComponent(ICONS[name as IconName] ?? close)}`,
});
