/** @file Signing the log as it stands, as whoever has the vault open. */
import { noteText } from '../core/log/checkpoint-note.ts';
import { signingKeyOf, signNote } from '../crypto/signing.ts';
import type { LogHead, WriteTx } from './db.ts';
import { insertCheckpoint, treeNow } from './queries/checkpoints.ts';

/** Entries that are read at once for it; a log that is longer behind is signed when it was checked whole. */
const MOST_TO_CATCH_UP = 20_000;

interface Signer {
  readonly vaultId: string;
  readonly actor: string;
}

/** Null where nobody can sign. */
export function signedHead(
  signing: Uint8Array | null,
  { vaultId, actor: by }: Signer,
  { entries, root, head, at }: LogHead,
): string | null {
  if (signing === null) return null;
  const said = { vaultId, entries, root, head, at, by, key: signingKeyOf(signing) };
  return signNote(noteText(said), signing);
}

/** Nothing where it was signed already, is too far behind, or nobody can sign. */
export function keepCheckpoint(tx: WriteTx, signing: Uint8Array | null, signer: Signer): void {
  const tree = signing === null ? null : treeNow(tx, MOST_TO_CATCH_UP);
  const note = tree === null ? null : signedHead(signing, signer, tree);
  if (signing === null || tree === null || note === null) return;
  insertCheckpoint(tx, { ...tree, note, key: signingKeyOf(signing), actor: signer.actor });
}
