/** What an import says where it cannot go on. */
import type { Label } from '../../domain/dataset.ts';
import { MutuError } from '../../domain/errors.ts';
import type { ImportState } from '../../domain/imports.ts';

export const FAULT: Label = {
  zh: '读取程序出错，已记录。请换一种格式再试，或联系管理员。',
  en: 'The reader failed and it has been logged. Try another format, or tell the administrator.',
};

export const STOPPED: Label = {
  zh: '处理被中止：超出时间或内存限制。未写入任何数据，请拆分文件后再试。',
  en: 'It was stopped for taking too much time or memory. Nothing was written; split the file and try again.',
};

export const notFound = (): MutuError =>
  new MutuError('notFound', { zh: '没有这次导入，或它已过期。', en: 'There is no such import, or it has expired.' });

export const tooMany = (most: number): MutuError =>
  new MutuError('tooMany', {
    zh: `您已有 ${most} 次未清理的导入，请先删除一些。`,
    en: `You have ${most} imports already; remove some of them first.`,
  });

/** Why an import in this state can neither be read again nor accepted. */
export const notNow = (state: ImportState): MutuError => {
  const say =
    state === 'done'
      ? { zh: '这次导入已完成。', en: 'This import is done.' }
      : state === 'reading' || state === 'accepting'
        ? { zh: '正在处理，请稍候或先取消。', en: 'It is being worked on; wait, or cancel first.' }
        : { zh: '请先回答问题并完成读取。', en: 'Answer the questions first, and let it be read.' };
  return new MutuError('conflict', say, { state });
};
