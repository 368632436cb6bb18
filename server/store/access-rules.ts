/** The role's view of a dataset. What it may not read is refused in the very words used for what does not exist. */
import { mayReadDataset, type Role, visibleFields } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import { MutuError } from '../domain/errors.ts';

export const readableDataset = (id: string, role: Role): Dataset => {
  const dataset = datasetOf(id);
  if (!dataset || !mayReadDataset(role, dataset)) {
    throw new MutuError('notFound', { zh: `没有数据集“${id}”。`, en: `There is no dataset “${id}”.` }, { dataset: id });
  }
  return dataset;
};

/** The named fields, or all visible ones; a name that is not visible is refused. */
export const readableFields = (dataset: Dataset, role: Role, names?: readonly string[]): readonly Field[] => {
  const visible = visibleFields(role, dataset);
  return names ? names.map((name) => visible.find((field) => field.id === name) ?? noField(name)) : visible;
};

const noField = (name: string): never => {
  throw new MutuError(
    'badFilter',
    {
      zh: `字段“${name}”：没有这个字段；请查看可查询字段（queryables）。`,
      en: `Field “${name}”: there is no such field; see the queryables.`,
    },
    { field: name },
  );
};
