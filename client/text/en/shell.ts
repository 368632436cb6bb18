/** Sentences of the page around the lenses: header, keyboard, panels, failures, in English. */
import type { zhShell } from '../zh/shell.ts';

export const enShell: Record<keyof typeof zhShell, string> = {
  'app.name': 'Mutu',
  'app.demo': 'Demonstration data · as of {date}',
  'app.skip': 'Skip to the list of results',
  'app.menu': 'Menu',
  'app.language': '中文',
  'app.languageHint': 'Switch to Chinese',
  'app.dark': 'Dark',
  'app.light': 'Light',
  'app.themeHint': 'Switch between light and dark',
  'app.keys': 'Keyboard',
  'app.panel': 'List panel',
  'app.card': 'Details',
  'app.lenses': 'Lenses',
  'app.listMode':
    'This browser has no WebGL2, so the map cannot be drawn. Lists, filters and details work as usual; a current browser shows the map.',

  'lens.overview': 'Overview',
  'lens.land': 'Land',
  'lens.factory': 'Factories',
  'lens.output': 'Output',
  'lens.utility': 'Utilities',
  'lens.project': 'Projects',
  'lens.overview.lead': 'What each zone has published, beside what the registers add up to',
  'lens.land.lead': 'Find parcels by need; see their limits, services and progress',
  'lens.factory.lead': 'Find vacant space by area, clear height, load and crane',
  'lens.output.lead': 'What each mu yields, and where it is high or low',
  'lens.utility.lead': 'How far the ten services have come, and what is missing',
  'lens.project.lead': 'Which stage each project has reached',

  'keys.title': 'Keyboard',
  'keys.search': 'Search',
  'keys.sheet': 'Open this sheet',
  'keys.next': 'Next / previous',
  'keys.open': 'Open the entry',
  'keys.close': 'Close the top layer',
  'keys.filter': 'Open the filters',
  'keys.switch': 'Single-key shortcuts',
  'keys.switchHint': 'Switch off where they clash with a screen reader or input method; the choice is kept.',

  'sheet.handle': 'Change the height of the panel',
  'sheet.peek': 'Low',
  'sheet.half': 'Half',
  'sheet.full': 'Full',

  'error.title': 'Something went wrong',
  'error.network': 'The server cannot be reached. Check the network and try again.',
  'error.unexpected': 'This could not be loaded. Try again; if it fails again, tell the administrator: {detail}',
  'error.retry': 'Try again',
  'error.dismiss': 'Dismiss',
};
