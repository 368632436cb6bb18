/**
 * `<mutu-import-map>`: the shapes of an import on the map, by kind; they go when it goes.
 * Properties: `job`, `lang`, `board`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type ImportJob, type ImportPreview, PREVIEW_KINDS, type PreviewKind } from '#domain/imports.ts';
import type { Lang } from '#domain/units.ts';
import { problemOf } from '../api.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { Remote } from '../state/remote.ts';
import { boxAround } from './edit-compare.ts';
import { editStyles } from './edit-styles.ts';
import { importing } from './import-calls.ts';
import { say } from './import-text.ts';

@customElement('mutu-import-map')
export class ImportMap extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      :host { display: grid; gap: 8px; align-content: start; min-width: 0; }
      ul { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: var(--text-s); }
      li { display: flex; gap: 6px; align-items: center; }
      i { width: 20px; border-top: 3px solid var(--kind); }
      i.dashed { border-top-style: dashed; }
    `,
  ];

  @property({ attribute: false }) job!: ImportJob;
  @property() lang: Lang = 'zh';
  @property({ attribute: false }) board: DrawingBoard | undefined;
  private laid: ImportPreview | null = null;

  private readonly preview = new Remote<ImportPreview>(this, {
    key: () =>
      this.job.report?.bbox || this.job.report?.counts.refused
        ? `${this.job.id} ${JSON.stringify(this.job.choices)}`
        : null,
    load: (_key, signal) => importing.preview(this.job.id, signal),
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.board?.preview(null);
    this.laid = null;
  }

  protected override updated() {
    const shapes = this.preview.value ?? null;
    if (!this.board || shapes === this.laid) return;
    this.laid = shapes;
    this.board.preview(
      shapes?.features.map(({ geometry, properties }) => ({ geometry, kind: properties.kind })) ?? null,
    );
    this.go();
  }

  protected override render() {
    const { state, value, error } = this.preview;
    if (state === 'failed') return html`<p class="wrong-say">${problemOf(error).say[this.lang]}</p>`;
    if (!value || value.features.length === 0) return nothing;
    const { features, numberMatched } = value;
    return html`<section>
      <h3>${say(this.lang, 'onMap')}</h3>
      <ul>${PREVIEW_KINDS.map((kind) => this.entry(kind, features.filter(({ properties }) => properties.kind === kind).length))}</ul>
      ${numberMatched > features.length ? html`<p class="small muted">${say(this.lang, 'onMapMore', { shown: features.length, total: numberMatched })}</p>` : nothing}
      ${this.job.report?.bbox ? html`<div><button class="button soft" @click=${() => this.go()}>${say(this.lang, 'goThere')}</button></div>` : nothing}
    </section>`;
  }

  private entry(kind: PreviewKind, count: number) {
    if (count === 0) return nothing;
    const look = this.board?.previewLooks[kind];
    return html`<li><i class=${look?.isDashed ? 'dashed' : ''} style="--kind: ${look?.colour ?? 'currentColor'}"></i>${say(this.lang, `kind.${kind}`)} ${count}</li>`;
  }

  private go() {
    // The rows at fault are to be seen as well.
    const bbox = boxAround(this.preview.value?.features.map(({ geometry }) => geometry) ?? []);
    if (bbox) this.board?.frame(bbox);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-map': ImportMap;
  }
}
