/**
 * Small pictures of the map, drawn on a canvas when MapLibre first asks for one by name (see `badge` in
 * `layers/registers.ts`): lettered marks, void patterns, town dots. No sprite file, no icon font.
 */
import type { Map as GlMap } from 'maplibre-gl';

/** Canvas pixels per style pixel: those of the screen, so that small letters stay sharp. */
const DENSITY = Math.max(1, Math.ceil(globalThis.devicePixelRatio ?? 1));

type Draw = (pen: CanvasRenderingContext2D, size: number, colour: string, mark: string) => void;

const LETTERS = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif';

/** Letters white on dark colours, near black on light ones (relative luminance of WCAG 2). */
export const letterOn = (colour: string): string => {
  const linear = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  const luminance = 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  return luminance > 0.32 ? '#1d1b18' : '#ffffff';
};

const letter = (pen: CanvasRenderingContext2D, size: number, colour: string, mark: string, height: number): void => {
  pen.fillStyle = letterOn(colour);
  pen.font = `500 ${height}px ${LETTERS}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(mark, size / 2, size / 2 + 0.5);
};

const plate = (pen: CanvasRenderingContext2D, size: number, radius: number, colour: string): void => {
  pen.beginPath();
  pen.roundRect(2.5, 2.5, size - 5, size - 5, radius);
  pen.shadowColor = 'rgb(0 0 0 / 0.28)';
  pen.shadowBlur = 2 * DENSITY;
  pen.shadowOffsetY = 0.6 * DENSITY;
  pen.fillStyle = '#ffffff';
  pen.fill();
  pen.shadowColor = 'transparent';
  pen.beginPath();
  pen.roundRect(4.2, 4.2, size - 8.4, size - 8.4, Math.max(radius - 1.7, 0));
  pen.fillStyle = colour;
  pen.fill();
};

const SHAPES: Record<string, { readonly size: number; readonly draw: Draw }> = {
  round: {
    size: 24,
    draw: (pen, size, colour, mark) => {
      plate(pen, size, size / 2 - 2.5, colour);
      letter(pen, size, colour, mark, 13);
    },
  },
  square: {
    size: 24,
    draw: (pen, size, colour, mark) => {
      plate(pen, size, 5, colour);
      letter(pen, size, colour, mark, 13);
    },
  },
  zone: {
    size: 32,
    draw: (pen, size, colour, mark) => {
      plate(pen, size, 9, colour);
      letter(pen, size, colour, mark, 16);
    },
  },
  dot: {
    size: 13,
    draw: (pen, size, colour) => {
      dot(pen, size, '#ffffff', 5.5);
      dot(pen, size, colour, 4);
    },
  },
  spot: {
    size: 22,
    draw: (pen, size, colour) => {
      plate(pen, size, size / 2 - 2.5, colour);
    },
  },
  ring: { size: 28, draw: (pen, size, colour, mark) => gauge(pen, size, colour, Number(mark) / 100) },
  hatch: { size: 8, draw: (pen, size, colour) => stripes(pen, size, colour) },
  dots: { size: 7, draw: (pen, size, colour) => dot(pen, size, colour, 1) },
  city: { size: 10, draw: (pen, size, colour) => ring(pen, size, colour, false) },
  capital: { size: 13, draw: (pen, size, colour) => ring(pen, size, colour, true) },
};

const stripes = (pen: CanvasRenderingContext2D, size: number, colour: string): void => {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
};

const dot = (pen: CanvasRenderingContext2D, size: number, colour: string, radius: number): void => {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(size / 2, size / 2, radius, 0, Math.PI * 2);
  pen.fill();
};

/** A share as an arc from the top, clockwise, on a plate that sets it off. */
const gauge = (pen: CanvasRenderingContext2D, size: number, colour: string, share: number): void => {
  plate(pen, size, size / 2 - 2.5, letterOn(colour));
  pen.strokeStyle = colour;
  pen.lineWidth = 4.5;
  const arc = (upTo: number, strength: number) => {
    pen.globalAlpha = strength;
    pen.beginPath();
    pen.arc(size / 2, size / 2, size / 2 - 6.5, -Math.PI / 2, -Math.PI / 2 + upTo * 2 * Math.PI);
    pen.stroke();
  };
  arc(1, 0.22);
  if (share > 0) arc(share, 1);
  pen.globalAlpha = 1;
};

const ring = (pen: CanvasRenderingContext2D, size: number, colour: string, filled: boolean): void => {
  pen.lineWidth = 1.4;
  pen.strokeStyle = colour;
  pen.fillStyle = letterOn(colour) === '#ffffff' ? '#ffffff' : '#1d1b18';
  pen.beginPath();
  pen.arc(size / 2, size / 2, size / 2 - 2, 0, Math.PI * 2);
  pen.fill();
  pen.stroke();
  if (filled) dot(pen, size, colour, size / 2 - 4.2);
};

/** Draws whatever image the style names and the map does not have yet. */
export const provideImages = (map: GlMap): void => {
  map.setMissingStyleImageResolver((id) => {
    const [shape = '', colour = '#888888', mark = ''] = id.split('|');
    const known = SHAPES[shape];
    if (!known || map.hasImage(id)) return;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = known.size * DENSITY;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.scale(DENSITY, DENSITY);
    known.draw(pen, known.size, colour, mark);
    map.addImage(id, pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: DENSITY });
  });
};
