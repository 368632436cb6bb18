/** Sentences of 项目, the lens of the projects, in Chinese. */
export const zhProject = {
  'project.stages': '阶段',
} as const;
