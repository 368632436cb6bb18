/** The composition root of the client: preferences → view → session and names → shell. */
import './parts/web-awesome.ts';
import './theme.css';
import { datasetOf } from '#domain/datasets/index.ts';
import { api, problemOf } from './api.ts';
import './app-shell.ts';
import { type Names, withNames } from './lenses/names.ts';
import { openPrint, type PrintKind, printedAt } from './print/print-link.ts';
import { boxesOf, type ZoneBoxes } from './seek.ts';
import { createViewStore, type ViewStore } from './state/store.ts';
import { decode, type Notice } from './state/url.ts';
import { syncUrl } from './state/url-sync.ts';
import { defaultView, type View } from './state/view.ts';
import { htmlLang, t } from './text/t.ts';

/** Datasets whose names others show: they are few, and read once. */
const NAMED = ['zone', 'park'];

/** What this reader chose last time stands wherever a link does not say otherwise. */
const preferredView = (): View => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const lang = localStorage.getItem('mutu.lang') === 'en' ? 'en' : 'zh';
  const theme = (localStorage.getItem('mutu.theme') ?? (dark ? 'dark' : 'light')) === 'dark' ? 'dark' : 'light';
  return { ...defaultView(), lang, theme };
};

/** Language and theme of the page itself follow the view and are remembered. */
const dress = ({ lang, theme }: View): void => {
  const page = document.documentElement;
  page.lang = htmlLang(lang);
  page.classList.toggle('wa-dark', theme === 'dark');
  page.classList.toggle('wa-light', theme === 'light');
  localStorage.setItem('mutu.lang', lang);
  localStorage.setItem('mutu.theme', theme);
};

/** The names, and where the zones lie. */
const loadPlaces = async (): Promise<{ names: Names; zoneBoxes: ZoneBoxes }> => {
  let names: Names = new Map();
  let zoneBoxes: ZoneBoxes = new Map();
  for (const id of NAMED) {
    const dataset = datasetOf(id)!;
    const isZone = id === 'zone';
    const { items } = await api.items(id, { limit: 10_000, properties: [dataset.title], geometry: isZone });
    names = withNames(names, dataset, items);
    if (isZone) zoneBoxes = boxesOf(items);
  }
  return { names, zoneBoxes };
};

const openStore = (tellOf: (notices: readonly Notice[]) => void): ViewStore => {
  const defaults = preferredView();
  const { view, notices } = decode(window.location, defaults);
  const store = createViewStore(view);
  syncUrl({ store, browser: window, defaults, onNotices: tellOf });
  dress(view);
  store.subscribe((next) => dress(next));
  tellOf(notices);
  return store;
};

/** Puts the shell on the page once the server has answered; until then, and when it does not, a sentence stands there. */
const start = async (): Promise<void> => {
  const app = document.createElement('mutu-app');
  app.store = openStore((notices) => {
    app.notices = notices.map(({ say }) => say);
  });
  const load = async () => {
    const [session, places] = await Promise.all([api.session(), loadPlaces()]);
    Object.assign(app, { session, ...places, revision: session.revision });
  };
  await load();
  app.addEventListener('mutu-session-changed', () => void load().catch(say));
  app.addEventListener('mutu-notice-read', (event) => {
    const { detail } = event as CustomEvent<string>;
    app.notices = app.notices.filter(({ zh, en }) => detail !== zh && detail !== en);
  });
  api.onRevision((revision) => {
    app.revision = revision;
    void loadPlaces().then((places) => Object.assign(app, places), say);
  });
  document.body.replaceChildren(app);

  function say(error: unknown) {
    const { say: sentence } = problemOf(error);
    if (!app.notices.some(({ zh }) => zh === sentence.zh)) app.notices = [...app.notices, sentence];
  }
};

/** A sheet in the place of the shell: what it shows stands in the address, and it loads nothing else. */
const startPrint = async (kind: PrintKind): Promise<void> => {
  const page = document.createElement('mutu-print-page');
  const store = openStore(() => undefined);
  const [session, places] = await Promise.all([api.session(), loadPlaces(), import('./print/print-page.ts')]);
  const scene = { session, names: places.names, revision: session.revision, extent: null };
  const lay = () => Object.assign(page, { kind, scene: { ...scene, view: store.view } });
  store.subscribe(lay);
  lay();
  document.body.replaceChildren(page);
};

/** The page is never blank: what went wrong, and a way to try again. */
const explain = (error: unknown): void => {
  const { lang } = preferredView();
  const box = document.createElement('main');
  box.className = 'startup';
  const [title, sentence, again] = [
    document.createElement('h1'),
    document.createElement('p'),
    document.createElement('button'),
  ];
  title.textContent = t(lang, 'error.title');
  sentence.textContent = problemOf(error).say[lang];
  again.textContent = t(lang, 'error.retry');
  again.onclick = () => window.location.reload();
  box.append(title, sentence, again);
  document.body.replaceChildren(box);
};

const printed = printedAt(window.location.pathname);
document.body.addEventListener('mutu-print', ({ detail }) => openPrint(detail.kind, window.location.search));
(printed ? startPrint(printed) : start()).catch(explain);
