/** The map as editors use it: drawing, shapes laid over it, where it looks. terra-draw loads when drawing starts. */
import type { Map as GlMap } from 'maplibre-gl';
import type { Bbox } from '#domain/filter.ts';
import type { Planned } from '../state/planned.ts';
import { extentOf, fitTo } from './camera.ts';
import type { Compared, Drawing, DrawingBoard, DrawOptions, Previewed } from './draw-contract.ts';
import { layPreview, PREVIEW_LOOKS } from './layers/overlay.ts';
import { layPlanned } from './layers/planned.ts';
import { layOver } from './over.ts';

/** Share of a box that is shown round it. */
const ROUND = 0.4;

export class MapBoard implements DrawingBoard {
  /** While somebody draws, clicks are the drawing's. */
  isDrawing = false;
  readonly previewLooks = PREVIEW_LOOKS;
  private map: GlMap | null = null;
  private styled: Promise<unknown> = Promise.resolve();

  /** The map to draw on from now on; null = it is gone. */
  use(map: GlMap | null): void {
    this.map = map;
    this.isDrawing = false;
    if (map) this.styled = map.once('style.load');
  }

  async startDrawing(options: DrawOptions): Promise<Drawing | null> {
    const { map } = this;
    if (!map) return null;
    const [{ startDrawing }] = await Promise.all([import('./draw.ts'), this.styled]);
    const drawing = startDrawing(map, options);
    this.isDrawing = true;
    const stop = () => {
      this.isDrawing = false;
      if (this.map === map) drawing.stop();
    };
    return {
      show: (shape) => drawing.show(shape),
      draw: () => drawing.draw(),
      finish: () => drawing.finish(),
      stop,
    };
  }

  compare(shapes: Compared | null): void {
    const { map } = this;
    void this.styled.then(() => map && this.map === map && layOver(map, shapes));
  }

  preview(shapes: readonly Previewed[] | null): void {
    const { map } = this;
    void this.styled.then(() => map && this.map === map && layPreview(map, shapes));
  }

  /** Shapes of a what-if; it has them from the map's own property, so that they outlast a change of map. */
  plan(shapes: readonly Planned[]): void {
    const { map } = this;
    void this.styled.then(() => map && this.map === map && layPlanned(map, shapes));
  }

  extent(): Bbox | null {
    return this.map && extentOf(this.map);
  }

  frame([west, south, east, north]: Bbox): void {
    const [x, y] = [(east - west) * ROUND, (north - south) * ROUND];
    if (this.map) fitTo(this.map, [west - x, south - y, east + x, north + y], { maxZoom: 17.5 });
  }
}
