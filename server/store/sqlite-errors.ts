/** What SQLite says, as one of the program's own errors with a sentence that tells how to mend it. */
import Sqlite, { type Database } from 'better-sqlite3';
import type { Label } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import { refuse } from './file-check.ts';

const codeOf = (error: unknown): string => (error instanceof Sqlite.SqliteError ? error.code : '');

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

/** What SQLite says while a file is opened, with the name of the file. */
export const inWordsOf = (path: string, error: unknown): unknown => {
  if (isBusy(error)) {
    return refuse(path, '另一个程序锁住了它。请关闭那个程序。', 'another program has locked it. Close that program.');
  }
  const code = codeOf(error);
  if (code === '') return error;
  return refuse(
    path,
    `无法读取（${code}）。请检查权限，或从备份恢复。`,
    `it cannot be read (${code}). Check its rights, or restore a backup.`,
  );
};

export const ID_TAKEN: Label = {
  zh: '编号已存在，请换一个编号。',
  en: 'This id exists already; choose another one.',
};

/** Our error for an SQLite one; anything else comes back as it is. Call it before the rollback: a broken reference is looked up. */
export const inWords = (error: unknown, db: Database): unknown => {
  const code = codeOf(error);
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return brokenReference(db);
  if (code === 'SQLITE_CONSTRAINT_UNIQUE') {
    return new MutuError('conflict', ID_TAKEN);
  }
  if (code === 'SQLITE_CONSTRAINT_NOTNULL') {
    const field = (error as Error).message.split('.').at(-1) ?? '';
    return new MutuError(
      'unprocessable',
      { zh: `缺少必填字段 ${field}。`, en: `The required field ${field} is missing.` },
      { field },
    );
  }
  if (isBusy(error)) {
    return new MutuError('unavailable', {
      zh: '数据库正被占用（可能在写入大批量导入，或由 QGIS 等程序编辑），您的修改未写入。请稍后再试。',
      en: 'The database is busy: a large import is being written, or a program such as QGIS edits it. Nothing of yours was written; try again in a moment.',
    });
  }
  if (/^SQLITE_(FULL|IOERR|READONLY|CORRUPT|CANTOPEN|NOTADB)/.test(code)) {
    return new MutuError('unavailable', {
      zh: `数据库无法读写（${code}）。请检查磁盘空间、权限和文件完整性。`,
      en: `The database cannot be read or written (${code}). Check disk space, permissions and the file.`,
    });
  }
  return error;
};

type Broken = { readonly table: string; readonly rowid: number; readonly parent: string };

const brokenReference = (db: Database): MutuError => {
  const broken = db.inTransaction ? (db.pragma('foreign_key_check') as Broken[])[0] : undefined;
  const id = broken && db.prepare(`SELECT id FROM "${broken.table}" WHERE fid = ?`).pluck().get(broken.rowid);
  const row = broken ? `${broken.table} ${String(id)}` : '';
  const parent = broken?.parent ?? '';
  return new MutuError(
    'unprocessable',
    {
      zh: `${row} 引用的 ${parent} 不存在，或仍被引用而不能删除。`,
      en: `${row} refers to a ${parent} that does not exist, or that would be deleted while it is still referred to.`,
    },
    { row, parent, ...(broken ? { table: broken.table } : {}) },
  );
};
