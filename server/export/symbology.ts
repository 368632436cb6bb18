/** The classes in which the map draws a dataset, for the formats that carry colours or layers. */
import type { Dataset, Field, Label } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import type { Context } from './writer.ts';

export type Drawn = Label & { readonly id: string; readonly colour: string };

const GREY = '#808080';

const symbolField = ({ dataset, fields }: Context): Field | undefined =>
  fields.find(({ id }) => id === dataset.symbology);

/** Rows whose class is unknown or not for this role to see are drawn as the dataset itself. */
const plain = ({ id, zh, en }: Dataset): Drawn => ({ id, zh, en, colour: GREY });

/** Every class that may occur. */
export const classesOf = (context: Context): readonly Drawn[] => {
  const field = symbolField(context);
  const listed = field?.classes ?? field?.codes ?? [];
  return [...listed.map(({ colour, ...one }) => ({ ...one, colour: colour ?? GREY })), plain(context.dataset)];
};

/** The class of a row, as one of `classesOf`. */
export const classOf = (context: Context): ((feature: Feature) => Drawn) => {
  const field = symbolField(context);
  const classes = classesOf(context);
  return ({ properties }) => {
    const code = field?.codes?.find(({ id }) => id === properties[field.id]);
    return classes.find(({ id }) => id === (field?.classes ? code?.class : code?.id)) ?? classes.at(-1)!;
  };
};
