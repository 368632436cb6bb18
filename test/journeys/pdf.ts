/** A PDF as poppler reads it: pages, text, fonts, pictures. Another program than the one that wrote it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';

/** In pixels, and as large as it lies on the paper. */
type Picture = { readonly px: readonly [number, number]; readonly mm: readonly [number, number] };

export type Pdf = {
  readonly pages: number;
  /** Of the first page, in millimetres. */
  readonly size: readonly [number, number];
  /** As it can be selected; runs of space are one. */
  readonly text: string;
  /** True where every font is inside the file. */
  readonly isEmbedded: boolean;
  /** The largest first. */
  readonly pictures: readonly Picture[];
};

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8' });

/** Lines of a poppler table, without its head. */
const rowsOf = (table: string): string[] => table.trimEnd().split('\n').slice(2);

const INCH_MM = 25.4;
const POINT_MM = INCH_MM / 72;

const readPdf = (file: string): Pdf => {
  const info = run('pdfinfo', file);
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info)!;
  const pictures = rowsOf(run('pdfimages', '-list', file)).map((line): Picture => {
    const [, , , width, height, , , , , , , , across, down] = line.trim().split(/\s+/).map(Number);
    return { px: [width!, height!], mm: [(width! / across!) * INCH_MM, (height! / down!) * INCH_MM] };
  });
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)![1]),
    size: [Math.round(Number(width) * POINT_MM), Math.round(Number(height) * POINT_MM)],
    text: run('pdftotext', '-layout', file, '-').replace(/\s+/g, ' '),
    isEmbedded: rowsOf(run('pdffonts', file)).every((line) => / yes (yes|no) +(yes|no) +\d+ +\d+$/.test(line)),
    pictures: pictures.sort((a, b) => b.px[0] - a.px[0]),
  };
};

/** What the browser would save when the page is printed; kept where MUTU_TEST_PICTURES names a folder. */
export async function printed(page: Page, name: string): Promise<Pdf> {
  const folder = process.env['MUTU_TEST_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'mutu-pdf-'));
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return readPdf(file);
}
