/**
 * @file A Word document as its pages show it (ECMA-376, WordprocessingML): sections, paragraphs with the numbers Word gives
 * them, headers, notes. Tracked changes are shown as the text they lead to; what was taken out, remarked or hidden is told
 * beside it. An element that is not known here gives the words in it.
 */
import type { FlowBlock, Inline, Look, PageEdge, Section, Sides } from '../../contract/laid-out.ts';
import type { TextBlock } from '../../contract/rendering.ts';
import { type DrawingPlace, drawingOf, vmlOf } from './docx-drawings.ts';
import { DocxLists, readPlace } from './docx-lists.ts';
import {
  DocxStyles,
  isOn,
  over,
  type ParagraphLook,
  paragraphLook,
  type RunLook,
  twips,
  val,
} from './docx-styles.ts';
import { type Around, type RowsOf, readTable } from './docx-tables.ts';
import type { LaidOutRead } from './laid-out.ts';
import { inOneFrame, Looks } from './laid-out.ts';
import { fieldOf, Line } from './line.ts';
import { counted } from './list-number.ts';
import { Pictures } from './pictures.ts';
import { asParagraph, blocksOf } from './places.ts';
import { symbol } from './symbols.ts';
import { all, at, child, type Element, readTree, textOf, within } from './tree.ts';

export const DOCX_PARTS =
  /^(_rels\/\.rels|word\/(?!embeddings\/|fonts\/|glossary\/)([^/]+\/)*[^/]+\.(xml|rels)|word\/media\/[^/]+)$/i;

/** Tables in tables; deeper ones are their paragraphs. */
const DEPTH = 6;

/** `parts`: files of the package by their names. */
export function readDocx(parts: ReadonlyMap<string, Uint8Array>): LaidOutRead {
  return new DocxReader(parts).read();
}

class DocxReader {
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #main: string;
  readonly #links = new Map<string, ReadonlyMap<string, string>>();
  readonly #styles: DocxStyles;
  readonly #lists: DocxLists;
  readonly #looks = new Looks();
  readonly #pictures = new Pictures();
  readonly #settings: Element;
  readonly #remarks: ReadonlyMap<string, Element>;
  readonly #notes: ReadonlyMap<string, Element>;
  readonly #ends: Element[] = [];
  readonly #beside: TextBlock[] = [];
  #changes = 0;
  #comments = 0;

  constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.#parts = parts;
    this.#main = this.#mainPart();
    const part = (name: string) => parts.get(`word/${name}.xml`);
    this.#styles = new DocxStyles(readTree(part('styles')), readTree(part('theme/theme1')));
    this.#lists = new DocxLists(part('numbering'), part('styles'));
    this.#settings = readTree(part('settings'));
    const byId = (name: string, kind: string): [string, Element][] =>
      within(readTree(part(name))).map((one) => [`${kind}${one.attributes['w:id'] ?? ''}`, one]);
    this.#remarks = new Map(byId('comments', ''));
    this.#notes = new Map([...byId('footnotes', 'foot'), ...byId('endnotes', 'end')]);
  }

  read(): LaidOutRead {
    const tree = readTree(this.#parts.get(this.#main));
    const body = child(tree, 'w:body') ?? tree;
    const sections: Section[] = [];
    for (const { blocks, properties } of sectionsOf(flattened(body))) {
      const page = this.#section(properties, sections.at(-1));
      const around = this.#around(this.#main, page, pageWidth(page));
      sections.push({ ...page, blocks: this.#blocks(blocks, around) });
    }
    const last = sections.at(-1);
    if (last !== undefined && this.#ends.length > 0) {
      const notes = this.#ends.flatMap((note, i) => this.#endNote(note, i, last));
      sections[sections.length - 1] = { ...last, blocks: [...last.blocks, ...notes] };
    }
    const laidOut = {
      sections,
      tabEvery: twips(val(child(this.#settings, 'w:defaultTabStop'))) || 36,
      pictures: this.#pictures.drawn,
      beside: this.#beside,
    };
    return { laidOut, changes: this.#changes, comments: Math.max(this.#comments, this.#remarks.size) };
  }

  /** Some programs call it otherwise; the package says how. */
  #mainPart(): string {
    const links = this.#linksOf('');
    const found = [...links.values()].find((name) => /^word\/document\d*\.xml$/.test(name));
    return found !== undefined && this.#parts.has(found) ? found : 'word/document.xml';
  }

  #linksOf(part: string): ReadonlyMap<string, string> {
    const known = this.#links.get(part);
    if (known !== undefined) return known;
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const file = this.#parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
    const links = new Map<string, string>();
    for (const { attributes } of within(readTree(file))) {
      const { Id = '', Target = '', TargetMode } = attributes;
      if (TargetMode !== 'External') links.set(Id, resolved(folder, Target));
    }
    this.#links.set(part, links);
    return links;
  }

  #around(part: string, page: Section, width: number): Around {
    const [paragraph, run] = [this.#styles.defaultParagraph(), this.#styles.defaultRun()];
    return { part, width, page, paragraph, run, depth: 0 };
  }

  #section(properties: Element | undefined, before: Section | undefined): Section {
    const size = child(properties, 'w:pgSz')?.attributes ?? {};
    const margin = child(properties, 'w:pgMar')?.attributes ?? {};
    const columns = child(properties, 'w:cols');
    const length = (written: string | undefined, otherwise: number) => Math.abs(twips(written) ?? otherwise);
    const [width, height] = [
      Math.max(72, length(size['w:w'], 595.3)),
      Math.max(72, length(size['w:h'], 841.9)),
    ];
    const sides = {
      top: length(margin['w:top'], 72),
      right: length(margin['w:right'], 72),
      bottom: length(margin['w:bottom'], 72),
      left: length(margin['w:left'], 72) + length(margin['w:gutter'], 0),
    };
    const margins = withRoom(sides, width, height);
    const empty: PageEdge = { first: null, even: null, other: [] };
    const firstPage = Number(child(properties, 'w:pgNumType')?.attributes['w:start'] ?? Number.NaN);
    const page: Section = {
      width,
      height,
      margins,
      headerAt: length(margin['w:header'], 36),
      footerAt: length(margin['w:footer'], 36),
      columns: Math.max(1, Math.min(6, Number(columns?.attributes['w:num'] ?? 1) || 1)),
      gutter: length(columns?.attributes['w:space'], 36),
      goesOn: val(child(properties, 'w:type')) === 'continuous',
      firstPage: Number.isSafeInteger(firstPage) ? firstPage : null,
      header: empty,
      footer: empty,
      blocks: [],
    };
    const header = this.#edge('header', properties, page, before?.header ?? empty);
    const footer = this.#edge('footer', properties, page, before?.footer ?? empty);
    return { ...page, header, footer };
  }

  #edge(
    kind: 'header' | 'footer',
    properties: Element | undefined,
    page: Section,
    before: PageEdge,
  ): PageEdge {
    const named = (type: string): FlowBlock[] | undefined => {
      const reference = within(properties).find(
        ({ name, attributes }) =>
          name === `w:${kind}Reference` && (attributes['w:type'] ?? 'default') === type,
      );
      const part = this.#linksOf(this.#main).get(reference?.attributes['r:id'] ?? '');
      if (reference === undefined || part === undefined) return undefined;
      const around = this.#around(part, page, page.width - page.margins.left - page.margins.right);
      return this.#blocks(flattened(readTree(this.#parts.get(part))), around);
    };
    const hasFirst = isOn(child(properties, 'w:titlePg'));
    const hasEven = isOn(child(this.#settings, 'w:evenAndOddHeaders'));
    return {
      other: named('default') ?? before.other,
      first: hasFirst ? (named('first') ?? before.first ?? []) : null,
      even: hasEven ? (named('even') ?? before.even ?? []) : null,
    };
  }

  #blocks(elements: readonly Element[], around: Around): FlowBlock[] {
    const blocks: FlowBlock[] = [];
    let [style, isContextual] = ['', false];
    for (const element of elements) {
      if (element.name === 'w:tbl') {
        blocks.push(...this.#table(element, around));
        style = '';
        continue;
      }
      const read = this.#paragraph(element, around);
      const [first] = read.blocks;
      const last = blocks.at(-1);
      // Paragraphs of one style may stand without space between them.
      if (style === read.style && first?.kind === 'paragraph' && last?.kind === 'paragraph') {
        if (isContextual) blocks[blocks.length - 1] = { ...last, after: 0 };
        if (read.isContextual) read.blocks[0] = { ...first, before: 0 };
      }
      blocks.push(...read.blocks);
      [style, isContextual] = [read.style, read.isContextual];
    }
    return inOneFrame(blocks);
  }

  #table(table: Element, around: Around): FlowBlock[] {
    const rows: RowsOf = {
      style: (id) => this.#styles.ofTable(id),
      runLook: (properties) => this.#styles.runLook(properties),
      blocks: (cell, look) => this.#blocks(flattened(cell), look),
      isNew: Number(val(compatibility(this.#settings))) >= 15,
    };
    if (around.depth >= DEPTH) return all(table, 'w:p').flatMap((one) => this.#paragraph(one, around).blocks);
    return [readTable(table, around, rows)];
  }

  #paragraph(element: Element, around: Around) {
    const properties = child(element, 'w:pPr');
    const style = this.#styles.paragraphStyle(val(child(properties, 'w:pStyle')));
    const place = { list: null as string | null, level: null as number | null };
    for (const one of within(child(properties, 'w:numPr'))) readPlace(place, one.name, one.attributes);
    const numbered = this.#lists.next(place, style);
    const indent = numbered === null ? {} : indentOf(numbered.indent);
    const styled = this.#styles.ofParagraphs(style);
    const below = place.list === null ? over(indent, styled) : over(styled, indent);
    const look = [around.paragraph, below, paragraphLook(properties)].reduce(over);
    const base: RunLook = { ...around.run, ...this.#styles.ofRuns(style) };
    const mark = this.#looks.of({ ...base, ...this.#styles.runLook(child(properties, 'w:rPr')) });
    const line = new Line();
    if (numbered !== null && numbered.label !== '') {
      const letters = numbered.isBold === null ? mark : { ...mark, bold: numbered.isBold };
      line.add({ kind: 'text', text: numbered.label, look: letters });
      if (numbered.follows === 'space') line.add({ kind: 'text', text: ' ', look: mark });
      else if (numbered.follows !== 'nothing') line.add({ kind: 'tab', look: mark });
    }
    this.#walk(element, base, line, around);
    line.end();
    if (line.marked) this.#beside.push({ kind: 'text', style: 'body', runs: line.said });
    const blocks = blocksOf(line, look, mark, around);
    return { blocks, style, isContextual: look.contextual === true };
  }

  #walk(element: Element, base: RunLook, line: Line, around: Around): void {
    for (const one of within(element)) this.#inside(one, base, line, around);
  }

  #inside(one: Element, base: RunLook, line: Line, around: Around): void {
    switch (one.name) {
      case 'w:pPr':
      case 'w:rPr':
      case 'w:sdtPr':
      case 'w:sdtEndPr':
        break;
      case 'w:r':
        this.#run(one, base, line, around);
        break;
      case 'w:ins':
      case 'w:moveTo':
        this.#changes += 1;
        line.within('inserted', who(one), () => this.#walk(one, base, line, around));
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.#changes += 1;
        line.within('deleted', who(one), () => this.#walk(one, base, line, around));
        break;
      case 'w:fldSimple': {
        const field = fieldOf(one.attributes['w:instr'] ?? '');
        if (field === null) this.#walk(one, base, line, around);
        else line.add({ kind: field, look: this.#looks.of(base) });
        break;
      }
      case 'mc:AlternateContent':
        this.#walk(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback') ?? one, base, line, around);
        break;
      case 'm:oMath':
        line.say(textOf(one), this.#looks.of(base));
        break;
      case 'w:p':
      case 'w:tbl':
        // In a frame that is not known here.
        for (const p of one.name === 'w:p' ? [one] : all(one, 'w:p')) this.#walk(p, base, line, around);
        break;
      default:
        this.#walk(one, base, line, around);
    }
  }

  #run(run: Element, base: RunLook, line: Line, around: Around): void {
    const properties = child(run, 'w:rPr');
    const named = val(child(properties, 'w:rStyle'));
    const own: RunLook = {
      ...base,
      ...(named === '' ? {} : this.#styles.ofRuns(named)),
      ...this.#styles.runLook(properties),
    };
    const look = this.#looks.of(own);
    const read = () => this.#pieces(run, own, look, line, around);
    if (own.hidden === true) line.within('hidden', '', read);
    else read();
  }

  #pieces(run: Element, own: RunLook, look: Look, line: Line, around: Around): void {
    for (const one of within(run)) {
      switch (one.name) {
        case 'w:rPr':
          break;
        case 'w:t':
        case 'w:delText':
          line.say(cased(textOf(one), own), own.smallCaps === true ? this.#looks.small(look) : look);
          break;
        case 'w:tab':
        case 'w:ptab':
          line.add({ kind: 'tab', look });
          break;
        case 'w:cr':
          line.add({ kind: 'break' });
          break;
        case 'w:br':
          line.breaks(one.attributes['w:type'] ?? '');
          break;
        case 'w:noBreakHyphen':
          line.say('\u2011', look);
          break;
        case 'w:sym':
          line.say(symbol(one.attributes['w:char'] ?? '', one.attributes['w:font'] ?? ''), look);
          break;
        case 'w:fldChar':
          line.field(one, look);
          break;
        case 'w:instrText':
          line.instruction(textOf(one));
          break;
        case 'w:footnoteReference':
          this.#footNote(one, line, around);
          break;
        case 'w:endnoteReference':
          this.#endReference(one, look, line);
          break;
        case 'w:commentReference':
          this.#remark(one, line);
          break;
        case 'w:drawing':
          line.draw(drawingOf(one, this.#place(around)));
          break;
        case 'w:pict':
        case 'w:object':
          line.draw(vmlOf(one, this.#place(around)));
          break;
        case 'mc:AlternateContent': {
          const chosen = child(one, 'mc:Choice') ?? child(one, 'mc:Fallback');
          if (chosen !== undefined) this.#pieces(chosen, own, look, line, around);
          break;
        }
        case 'w:instrDel':
        case 'w:delInstrText':
        case 'w:footnoteRef':
        case 'w:endnoteRef':
        case 'w:annotationRef':
        case 'w:separator':
        case 'w:continuationSeparator':
          break;
        default:
          line.say(textOf(one), look);
      }
    }
  }

  #place(around: Around): DrawingPlace {
    const links = this.#linksOf(around.part);
    return {
      pictures: this.#pictures,
      color: (fill) => this.#styles.color(fill),
      link: (id) => {
        const name = links.get(id);
        return name === undefined ? null : { name, bytes: this.#parts.get(name) };
      },
      blocks: (of) =>
        around.depth >= DEPTH ? [] : this.#blocks(flattened(of), { ...around, depth: around.depth + 1 }),
      line: (text) => {
        const look = this.#looks.of(around.run);
        return { ...asParagraph({}, look), inlines: text === '' ? [] : [{ kind: 'text', text, look }] };
      },
    };
  }

  #footNote(reference: Element, line: Line, around: Around): void {
    const note = this.#notes.get(`foot${reference.attributes['w:id'] ?? ''}`);
    if (note === undefined || around.depth >= DEPTH) return;
    const inside = this.#around('word/footnotes.xml', around.page, around.width);
    line.add({ kind: 'note', blocks: this.#blocks(flattened(note), { ...inside, depth: DEPTH }) });
  }

  #endReference(reference: Element, look: Look, line: Line): void {
    const note = this.#notes.get(`end${reference.attributes['w:id'] ?? ''}`);
    if (note === undefined) return;
    this.#ends.push(note);
    line.say(roman(this.#ends.length), { ...look, raised: 'super' });
  }

  #endNote(note: Element, i: number, page: Section): FlowBlock[] {
    const around = { ...this.#around('word/endnotes.xml', page, pageWidth(page)), depth: DEPTH };
    return this.#blocks(flattened(note), around).map((block, first) => {
      if (first > 0 || block.kind !== 'paragraph') return block;
      const number: Inline = { kind: 'text', text: `${roman(i + 1)} `, look: block.look };
      return { ...block, inlines: [number, ...block.inlines] };
    });
  }

  #remark(reference: Element, line: Line): void {
    const said = this.#remarks.get(reference.attributes['w:id'] ?? '');
    if (said === undefined) return;
    const words = all(said, 'w:p').map((one) => all(one, 'w:t').map(textOf).join(''));
    const text = words.join(' ').trim();
    if (text === '') return;
    this.#comments += 1;
    line.remark(text, who(said));
  }
}

/** What is around a block and is no block itself is taken off: content controls, custom XML, changes of whole paragraphs. */
function flattened(element: Element | undefined): Element[] {
  return within(element).flatMap((one) => {
    if (one.name === 'w:p' || one.name === 'w:tbl' || one.name === 'w:sectPr') return [one];
    if (/Pr$/.test(one.name)) return [];
    if (one.name === 'mc:AlternateContent')
      return flattened(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback'));
    return flattened(one);
  });
}

function sectionsOf(elements: readonly Element[]) {
  const sections: { blocks: Element[]; properties: Element | undefined }[] = [];
  let blocks: Element[] = [];
  for (const element of elements) {
    if (element.name === 'w:sectPr') {
      sections.push({ blocks, properties: element });
      blocks = [];
      continue;
    }
    blocks.push(element);
    const properties = at(element, 'w:pPr', 'w:sectPr');
    if (properties === undefined) continue;
    sections.push({ blocks, properties });
    blocks = [];
  }
  if (blocks.length > 0 || sections.length === 0) sections.push({ blocks, properties: undefined });
  return sections;
}

/** Margins that leave nothing between them are none. */
const withRoom = (sides: Sides, width: number, height: number): Sides => ({
  ...sides,
  ...(sides.left + sides.right > width - 36 ? { left: 18, right: 18 } : {}),
  ...(sides.top + sides.bottom > height - 36 ? { top: 18, bottom: 18 } : {}),
});

const pageWidth = ({ width, margins, columns, gutter }: Section): number =>
  (width - margins.left - margins.right - gutter * (columns - 1)) / columns;

function indentOf(attributes: Readonly<Record<string, string>>): ParagraphLook {
  return paragraphLook({
    name: 'w:pPr',
    attributes: {},
    children: [{ name: 'w:ind', attributes, children: [] }],
  });
}

const cased = (text: string, { caps, smallCaps }: RunLook): string =>
  caps === true || smallCaps === true ? text.toUpperCase() : text;

const compatibility = (settings: Element): Element | undefined =>
  within(child(settings, 'w:compat')).find(({ attributes }) => attributes['w:name'] === 'compatibilityMode');

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = `${folder}${target}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

const roman = (number: number): string => counted(number, 'lower-roman');

/** "Ana Ruiz, 2021-03-02": the day as the program wrote it. */
const who = ({ attributes }: Element): string =>
  [attributes['w:author'] ?? '', (attributes['w:date'] ?? '').slice(0, 10)]
    .filter((one) => one !== '')
    .join(', ');
