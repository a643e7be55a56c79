/** @file Pages handed to the computer's own print dialog, as pictures: nothing of them is ever a file of ours. */
import type { Picture } from '../../src-main/contract/evidence.ts';
import { forgetAtLock } from './locking.ts';

let takeAway = (): void => undefined;
forgetAtLock(() => takeAway());

/** They stand on no screen, only on paper, and go once the dialog is closed or the vault is locked. */
export async function printPages(pages: readonly Picture[]): Promise<void> {
  takeAway();
  const sheet = document.createElement('div');
  sheet.dataset.print = '';
  const addresses = pages.map((page) =>
    URL.createObjectURL(new Blob([new Uint8Array(page.bytes)], { type: page.mediaType })),
  );
  const away = () => {
    window.removeEventListener('afterprint', away);
    sheet.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
    takeAway = () => undefined;
  };
  takeAway = away;
  const pictures = addresses.map((address) => {
    const picture = new Image();
    picture.alt = '';
    picture.src = address;
    return picture;
  });
  sheet.append(...pictures);
  document.body.append(sheet);
  // A page that is not decoded yet would be printed white.
  await Promise.all(pictures.map((picture) => picture.decode()));
  if (!sheet.isConnected) return;
  window.addEventListener('afterprint', away);
  window.print();
}
