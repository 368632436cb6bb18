/** Puts looks on the map: the smallest change of style that leads from one to the next, camera and tiles kept. */
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Map as GlMap, VectorTileSource } from 'maplibre-gl';
import type { Look } from './look.ts';
import { keepOver } from './over.ts';
import { fetchedBy, mergeStyles, styleFor, tileUrl } from './style.ts';

export class Painter {
  /** A basemap given by address is read once; our layers are laid over it again at each change. */
  private base: { readonly id: string; readonly style: StyleSpecification } | null = null;

  constructor(private readonly map: GlMap) {}

  paint(look: Look): void {
    const { basemap } = look;
    if (basemap.kind !== 'style' || !basemap.url)
      this.map.setStyle(styleFor(look), { diff: true, validate: false, transformStyle: keepOver });
    else if (this.base?.id === basemap.id)
      this.map.setStyle(mergeStyles(this.base.style, styleFor(look)), {
        diff: true,
        validate: false,
        transformStyle: keepOver,
      });
    else this.readBase(look, basemap.url);
  }

  /** New data: the tiles on screen stay until the new ones have come. */
  refetch(look: Look): void {
    for (const id of fetchedBy(look))
      (this.map.getSource(id) as VectorTileSource | undefined)?.setTiles([tileUrl(look, id)]);
  }

  private readBase(look: Look, url: string): void {
    const { id } = look.basemap;
    this.map.setStyle(url, {
      diff: false,
      transformStyle: (previous, style) => {
        this.base = { id, style };
        return keepOver(previous, mergeStyles(style, styleFor(look)));
      },
    });
  }
}
