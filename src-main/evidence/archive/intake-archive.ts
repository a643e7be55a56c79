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

/**
 * What is in a ZIP, by the list at its end and without opening any of it: for one that is too large to be held, as what
 * comes off a telephone is. APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16 (certainty H); larger than 4 GB with ZIP64.
 */
const END = { sign: 0x06054b50, size: 22, comment: 65_535 };
const LOCATOR = { sign: 0x07064b50, size: 20 };
const END_64 = { sign: 0x06064b50, size: 56 };
const ENTRY = { sign: 0x02014b50, size: 46 };
const FULL_32 = 0xffff_ffff;
const SIZE_64 = 1;
const IN_UTF8 = 0x0800;

/** Name and unpacked size of each, in the order of the list. Throws damaged-file where the list does not hold together. */
async function* zipEntries(parts: FileParts): AsyncGenerator<{ name: string; size: number }> {
  const { from, bytes } = await listOf(parts);
  const end = from + bytes;
  for (let at = from; at < end; ) {
    const head = Buffer.from(await parts.read(at, ENTRY.size));
    if (head.length < ENTRY.size || head.readUInt32LE(0) !== ENTRY.sign) throw damaged();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => head.readUInt16LE(place));
    const behind = Buffer.from(await parts.read(at + ENTRY.size, (nameLength ?? 0) + (extraLength ?? 0)));
    const encoding = (head.readUInt16LE(8) & IN_UTF8) === 0 ? 'latin1' : 'utf8';
    yield {
      name: behind.toString(encoding, 0, nameLength),
      size: sizeOf(head.readUInt32LE(24), behind.subarray(nameLength)),
    };
    at += ENTRY.size + behind.length + (commentLength ?? 0);
  }
}

/** Where the list lies. It ends the file, but for a comment. */
async function listOf(parts: FileParts): Promise<{ from: number; bytes: number }> {
  const within = Math.min(parts.size, END.size + END.comment + LOCATOR.size);
  const base = parts.size - within;
  const tail = Buffer.from(await parts.read(base, within));
  let at = tail.length - END.size;
  while (at >= 0 && tail.readUInt32LE(at) !== END.sign) at -= 1;
  if (at < 0) throw damaged();
  const locator = at - LOCATOR.size;
  const found =
    locator >= 0 && tail.readUInt32LE(locator) === LOCATOR.sign
      ? await listOf64(parts, Number(tail.readBigUInt64LE(locator + 8)))
      : { from: tail.readUInt32LE(at + 16), bytes: tail.readUInt32LE(at + 12) };
  if (found.from + found.bytes > parts.size) throw damaged();
  return found;
}

async function listOf64(parts: FileParts, at: number) {
  if (at > parts.size) throw damaged();
  const record = Buffer.from(await parts.read(at, END_64.size));
  if (record.length < END_64.size || record.readUInt32LE(0) !== END_64.sign) throw damaged();
  return { bytes: Number(record.readBigUInt64LE(40)), from: Number(record.readBigUInt64LE(48)) };
}

/** A size that does not fit stands in the fields behind the name. */
function sizeOf(size: number, extra: Buffer): number {
  if (size !== FULL_32) return size;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === SIZE_64 && at + 12 <= extra.length)
      return Number(extra.readBigUInt64LE(at + 4));
  return size;
}

const damaged = () => refusal('damaged-file', 'cannot-be-unpacked');

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
