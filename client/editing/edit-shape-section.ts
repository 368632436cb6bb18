/** The shape of a row within its form, with what is wrong with it; nothing for registers without shapes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Issue } from '#domain/check.ts';
import type { Dataset } from '#domain/dataset.ts';
import type { Lang } from '#domain/units.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import type { Geometry } from './edit-calls.ts';
import './edit-shape.ts';
import { say } from './edit-text.ts';

export type ShapeSection = {
  readonly declared: Dataset;
  readonly rowId: string | null;
  readonly geometry: Geometry | null;
  readonly issue: Issue | undefined;
  readonly board: DrawingBoard | undefined;
  readonly lang: Lang;
  readonly shaped: (shape: Geometry | null) => void;
};

export function shapeSection(of: ShapeSection): TemplateResult | typeof nothing {
  const { declared, rowId, geometry, issue, board, lang, shaped } = of;
  if (declared.geometry === 'none') return nothing;
  return html`
    <section>
      <h3>${say(lang, 'shape')}</h3>
      <mutu-edit-shape .geometry=${geometry} .kind=${declared.geometry} .register=${declared.id} .of=${rowId ?? ''} .board=${board} .lang=${lang}
        @mutu-shape=${(event: CustomEvent<Geometry | null>) => shaped(event.detail)}></mutu-edit-shape>
      ${issue ? html`<p class="wrong-say">${issue.message[lang]} ${issue.remedy[lang]}</p>` : nothing}
    </section>
  `;
}
