/** Where each N通一平 profile comes from: profiles are rules kept as rows, with their source and validity. */
import { html, nothing, type TemplateResult } from 'lit';
import { SERVICE_ITEMS } from '#domain/datasets/service.ts';
import type { ServiceProfile } from '#domain/services.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../text/t.ts';

const itemNames = ({ items }: ServiceProfile, lang: Lang): string =>
  SERVICE_ITEMS.filter(({ id }) => items.includes(id))
    .map((item) => item[lang])
    .join(lang === 'zh' ? '、' : ', ');

const note = (profile: ServiceProfile, lang: Lang): TemplateResult => html`
  <dt><span class="strong">${profile[lang]}</span> <span class="muted">${profile.id}</span>${profile.isConfirmed ? nothing : html` <span class="badge warn">${t(lang, 'utility.profile.open')}</span>`}</dt>
  <dd>
    ${itemNames(profile, lang)}<br />
    <span class="muted">${t(lang, profile.drainage === 'both' ? 'utility.drainage.both' : 'utility.drainage.any')} · ${t(lang, 'legend.source', { source: profile.source[lang] })} · ${profile.validFrom ? t(lang, 'utility.profile.from', { date: profile.validFrom }) : t(lang, 'utility.profile.undated')}</span>
  </dd>
`;

export const profileNotes = (profiles: readonly ServiceProfile[], lang: Lang): TemplateResult => html`
  <section class="profiles" aria-label=${t(lang, 'utility.profiles')}>
    <h3>${t(lang, 'utility.profiles')}</h3>
    <p class="small muted">${t(lang, 'utility.profiles.note')}</p>
    <dl class="small">${profiles.map((profile) => note(profile, lang))}</dl>
  </section>
`;
