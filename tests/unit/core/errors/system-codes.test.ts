/** What the system says of files and disks is named, and not taken for a fault of the program. */
import { expect, it } from 'vitest';
import { asTestimonyError, type ErrorCode, exitCode } from '../../../../src-main/core/errors/errors.ts';

const NAMED = {
  'file-unreadable': ['ENOENT', 'ELOOP', 'EISDIR'],
  storage: ['EIO', 'ESTALE', 'ENOTCONN', 'EREMOTEIO', 'ENFILE', 'SQLITE_IOERR_WRITE', 'SQLITE_CANTOPEN'],
  'disk-full': ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'],
  'read-only': ['EROFS', 'EACCES', 'SQLITE_READONLY_DBMOVED'],
};

it.each(Object.entries(NAMED))('%s', (name, codes) => {
  const found = codes.map((code) => asTestimonyError(Object.assign(new Error(code), { code })).code);
  expect(found).toEqual(codes.map(() => name));
});

it('ends a command as a fault of the computer does, whichever it is', () => {
  expect(Object.keys(NAMED).map((code) => exitCode(code as ErrorCode))).toEqual([4, 4, 4, 4]);
});
