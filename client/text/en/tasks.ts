/** Sentences of the ways into editing; what follows behind them loads with the editor, in English. */
import type { zhTasks } from '../zh/tasks.ts';

export const enTasks: Record<keyof typeof zhTasks, string> = {
  'task.edit': 'Edit',
  'task.split': 'Split',
  'task.merge': 'Merge',
  'task.history': 'History',
  'task.tools': 'Editing and history',
  'task.import': 'Import',
  'task.importHint': 'Bring in a survey file or a table; it is examined before anything is written',
  'task.work': 'To do',
  'task.workHint': 'Drafts, edits in review, and returned ones',
  'task.recent': 'Recent changes',
  'task.recentHint': 'What was changed lately on the whole map',
  'task.gone': 'This record ({dataset}) was split into:',
};
