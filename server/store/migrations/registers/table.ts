/** One register as written by hand in a migration: frozen once released, whatever the declarations become later. */
export type RegisterTable = {
  readonly name: string;
  /** null = an attribute table without geometry. GEOMETRY where polygons come single and multiple, or lines beside points. */
  readonly geometry: 'GEOMETRY' | 'POINT' | null;
  /** Name and description in `gpkg_contents`, which QGIS shows in its layer list. */
  readonly identifier: string;
  readonly description: string;
  /** Column definitions between `id` and the provenance columns, each ended by a comma. */
  readonly columns: string;
  readonly indexed: readonly string[];
};
