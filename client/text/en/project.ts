/** Sentences of 项目, the lens of the projects, in English. */
import type { zhProject } from '../zh/project.ts';

export const enProject: Record<keyof typeof zhProject, string> = {
  'project.stages': 'Stages',
};
