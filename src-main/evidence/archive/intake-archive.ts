/**
 * @file A ZIP folder: a conversation with its pictures and voice notes, or files that somebody sent together. What is in it
 * becomes exhibits of their own; a ZIP in a ZIP is not opened.
 */
import type { Fact } from '../../contract/rendering.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import { decodeText, looksLikeText } from '../../core/text/encoding.ts';
import { isChat, readChat } from '../chat/read-chat.ts';
import type { Part } from '../decoder.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import type { InZip } from '../looked.ts';
import { partName } from '../mail/mail.ts';
import type { FileParts } from '../parts.ts';
import { asSize } from '../recording/intake-recording.ts';
import { refusal } from '../refusal.ts';
import { setOnPages } from '../rendered/set-on-pages.ts';
import { openZip } from './open-zip.ts';
import { zipEntries } from './zip-entries.ts';

/** What systems put beside what people put in. */
const BESIDE = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
/** Names on the listing. */
const LISTED = 500;

/** Throws damaged-file, empty-file, too-large, too-many-pages, unsupported-type where it is locked. */
export async function intakeArchive(bytes: Uint8Array, tools: IntakeTools) {
  const inside = [...openZip(bytes, (name) => !BESIDE.test(name))];
  if (inside.length === 0) throw refusal('empty-file', 'no-file-inside');
  const parts = inside.map(([name, content], i): Part => ({ name: partName(name, i + 1), bytes: content }));
  const chat = chatAmong(parts);
  const shown: Fact[] = [
    { label: 'size', values: [asSize(bytes.length)] },
    { label: 'sha256', values: [tools.sha256(bytes)] },
  ];
  if (chat === null) {
    const names = parts.map((part) => `${part.name}, ${asSize(part.bytes.length)}`);
    return { ...(await listed(names.slice(0, LISTED), names.length, shown, tools)), parts };
  }
  const media = parts.filter((part) => part !== chat);
  const made = await chatOnPages(chat.bytes, new Set(media.map(({ name }) => name)), shown, tools);
  return {
    ...made,
    ...(media.length === 0 ? {} : { parts: media }),
    workingSteps: ['typeset-from-chat'] as const,
  };
}

/** `count`: of all that is in it, of which these are the first. */
async function listed(names: readonly string[], count: number, shown: readonly Fact[], tools: IntakeTools) {
  const rest = count - names.length;
  const values = rest > 0 ? [...names, `+ ${rest}`] : names;
  const facts = [...shown, { label: 'contents', values } as const];
  const made = await setOnPages({ head: 'archive', facts, blocks: [] }, tools);
  return { ...made, workingSteps: ['contents-listed'] as const };
}

/** A page for one that is kept closed: how large it is, and what is in it. Nothing is taken out of it. */
export async function listOfClosed(
  { names, count }: InZip,
  { byteSize, sha256 }: { readonly byteSize: number; readonly sha256: string },
  tools: IntakeTools,
) {
  const shown: Fact[] = [
    { label: 'size', values: [asSize(byteSize)] },
    { label: 'sha256', values: [sha256] },
  ];
  const made = await listed(names, count, shown, tools);
  return { ...made, notes: [...made.notes, coded('parts-too-many', { count })] };
}

/** Names as they are listed, the first of them, and how many files there are. Throws damaged-file, empty-file. */
export async function lookIntoZip(parts: FileParts): Promise<InZip> {
  const names: string[] = [];
  let count = 0;
  for await (const { name, size } of zipEntries(parts)) {
    if (name.endsWith('/') || BESIDE.test(name)) continue;
    count += 1;
    if (count <= LISTED) names.push(`${partName(name, count)}, ${asSize(size)}`);
  }
  if (count === 0) throw refusal('empty-file', 'no-file-inside');
  return { names, count };
}

/** The one conversation in it: every other text is a file that somebody sent in it, and that it names. */
function chatAmong(parts: readonly Part[]): Part | null {
  const texts = parts.flatMap((part) => {
    if (!part.name.toLowerCase().endsWith('.txt')) return [];
    const { bytes } = part;
    const isShort = bytes.length <= INTAKE_LIMITS.textBytes && looksLikeText(bytes);
    const { text } = isShort ? decodeText(bytes) : { text: '' };
    return [{ part, text, isConversation: isChat(text) }];
  });
  const [chat, ...more] = texts.filter(({ isConversation }) => isConversation);
  if (chat === undefined || more.length > 0) return null;
  return texts.every((one) => one === chat || chat.text.includes(one.part.name)) ? chat.part : null;
}

/** Throws too-large, too-many-pages. */
export async function chatOnPages(
  bytes: Uint8Array,
  files: ReadonlySet<string>,
  facts: readonly Fact[],
  tools: IntakeTools,
) {
  const { text, guessed } = decodeText(bytes);
  const { blocks, missing } = readChat(text, files);
  const made = await setOnPages({ head: 'chat', facts, blocks }, tools);
  const notes: Note[] = [...made.notes];
  if (guessed) notes.push(coded('encoding-guessed'));
  if (missing > 0) notes.push(coded('files-missing', { count: missing }));
  return { ...made, notes };
}
