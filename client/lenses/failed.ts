import type { TemplateResult } from 'lit';
import type { Lang } from '#domain/units.ts';
import { problemOf } from '../api.ts';
import { failure } from '../parts/failure.ts';
import type { Remote } from '../state/remote.ts';
import { t } from '../text/t.ts';

/** What stands in place of an answer that did not come; `beside` is asked again with it. */
export const failed = (remote: Remote<unknown>, lang: Lang, beside?: Remote<unknown>): TemplateResult =>
  failure({
    sentence: problemOf(remote.error).say[lang],
    retry: t(lang, 'error.retry'),
    again: () => {
      remote.reload();
      if (beside?.state === 'failed') beside.reload();
    },
  });
