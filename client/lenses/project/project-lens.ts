/**
 * `<mutu-project-lens>` 项目 (挂图作战): how many projects stand in each stage, and which.
 * Properties: `scene` · Events: those of `mutu-register-list`, and `mutu-drawn` · Method: `focusList()`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { visibleFields } from '#domain/access.ts';
import type { Facets } from '#domain/answers.ts';
import { PROJECT_CLASSES, PROJECT_STAGES, project } from '#domain/datasets/project.ts';
import type { Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { swatch, swatchStyles } from '../../parts/swatch.ts';
import { filterOf } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { Drawing } from '../drawing.ts';
import { tell } from '../events.ts';
import { legendOf } from '../legend/legend.ts';
import { matchingOf } from '../matching.ts';
import { chosen, withChoices } from '../register/clauses.ts';
import type { Group } from '../register/feature-list.ts';
import '../register/register-list.ts';
import type { RegisterList } from '../register/register-list.ts';
import type { Scene } from '../scene.ts';
import { countFigures } from '../zone-figures.ts';
import { PROJECT_COLUMNS, projectRow } from './project-row.ts';

@customElement('mutu-project-lens')
export class ProjectLens extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; flex: 1; }
      .stages { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; padding: 0 16px 12px; }
      .stage { display: grid; gap: 4px; padding: 8px 8px; border-radius: 12px; background: var(--sunken); align-content: start; }
      .stage:hover { background: var(--line); }
      .stage[aria-pressed='true'] { background: var(--accent-soft); }
      .count { font-size: var(--text-l); font-weight: 600; }
      .codes { font-size: var(--text-s); color: var(--muted); }
      .name { display: flex; gap: 6px; align-items: center; font-size: var(--text-s); }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @query('mutu-register-list') private list?: RegisterList;
  @state() private facets: Facets | null = null;
  private readonly matching = matchingOf(this, project.id);
  constructor() {
    super();
    new Drawing(this, () => ({
      legend: legendOf(project, this.facets, filterOf(this.scene.view), this.scene.view.lang),
      matchingIds: this.matching.value ?? null,
      zoneFigures: countFigures(this.facets, this.scene.names, '', t(this.scene.view.lang, 'zone.projects')),
    }));
  }

  focusList() {
    this.list?.focusList();
  }

  protected override render() {
    const { view, session, names } = this.scene;
    const columns = visibleFields(session.role, project)
      .map((field) => field.id)
      .filter((id) => PROJECT_COLUMNS.includes(id));
    return html`
      <div class="stages" role="group" aria-label=${t(view.lang, 'project.stages')}>${PROJECT_CLASSES.map((one) => this.stage(one))}</div>
      <mutu-register-list .scene=${this.scene} .register=${project} .columns=${columns} .row=${(item: Item) => projectRow(item, names, session.today, view.lang)}
        .page=${200} .groups=${(items: readonly Item[]) => this.groups(items)}
        
        @mutu-facets=${(event: CustomEvent<Facets>) => {
          this.facets = event.detail;
        }}></mutu-register-list>
    `;
  }

  /** In the order of the stages; a list sorted by name keeps that order within each. */
  private groups(items: readonly Item[]): readonly Group[] {
    const { lang } = this.scene.view;
    return PROJECT_STAGES.flatMap((stage) => {
      const own = items.filter((item) => item.properties['stage'] === stage.id);
      if (own.length === 0) return [];
      return [
        {
          key: stage.id,
          head: html`<span class="strong">${stage[lang]} <span class="muted">${own.length}</span></span>`,
          items: own,
        },
      ];
    });
  }

  private stage(one: (typeof PROJECT_CLASSES)[number]) {
    const { view } = this.scene;
    const codes = PROJECT_STAGES.filter((stage) => stage.class === one.id);
    const counts = this.facets?.facets['stage'] ?? [];
    const countOf = (id: string) => counts.find((count) => count.value === id)?.count ?? 0;
    const total = codes.reduce((sum, code) => sum + countOf(code.id), 0);
    const wanted = chosen(filterOf(view), 'stage');
    const on = codes.every((code) => wanted.has(code.id));
    const detail = codes.filter((code) => countOf(code.id) > 0).map((code) => `${code[view.lang]} ${countOf(code.id)}`);
    const change = () =>
      tell(
        this,
        'mutu-filter',
        withChoices(
          filterOf(view),
          'stage',
          codes.map((code) => code.id),
          !on,
        ),
      );
    return html`
      <button class="stage" aria-pressed=${on} title=${detail.join(' · ')} @click=${change}>
        <span class="name">${swatch(one.colour, one.mark)}<span class="count">${this.facets ? total : ''}</span></span>
        <span class="codes">${one[view.lang]}</span>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-project-lens': ProjectLens;
  }
}
