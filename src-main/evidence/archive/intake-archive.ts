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
import { partName } from '../mail/mail.ts';
import { asSize } from '../recording/intake-recording.ts';
import { refusal } from '../refusal.ts';
import { setOnPages } from '../rendered/set-on-pages.ts';
import { openZip } from './open-zip.ts';

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
    const rest = names.length - LISTED;
    const values = rest > 0 ? [...names.slice(0, LISTED), `+ ${rest}`] : names;
    const made = await setOnPages(
      { head: 'archive', facts: [...shown, { label: 'contents', values }], blocks: [] },
      tools,
    );
    return { ...made, parts, workingSteps: ['contents-listed'] as const };
  }
  const media = parts.filter((part) => part !== chat);
  const made = await chatOnPages(chat.bytes, new Set(media.map(({ name }) => name)), shown, tools);
  return {
    ...made,
    ...(media.length === 0 ? {} : { parts: media }),
    workingSteps: ['typeset-from-chat'] as const,
  };
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
