/**
 * @file An OpenDocument text as its pages show it (ODF 1.3, part 3): pages, paragraphs with the numbers of their lists, tables,
 * frames and notes. Tracked changes are shown as the text they lead to; what was taken out, remarked or hidden is told
 * beside it. An element that is not known here gives the words in it.
 */
import type { FlowBlock, PageEdge, Section } from '../../contract/laid-out.ts';
import type { TextBlock } from '../../contract/rendering.ts';
import type { Drawing, FloatPlace } from './docx-drawings.ts';
import { over, type RunLook } from './docx-styles.ts';
import type { Around } from './docx-tables.ts';
import { inOneFrame, type LaidOutRead, Looks } from './laid-out.ts';
import { Line } from './line.ts';
import { bullet, type Counting, counted } from './list-number.ts';
import { bordersOf, length, levelOf, OdtStyles, sidesOf } from './odt-styles.ts';
import { readOdtTable } from './odt-tables.ts';
import { Pictures } from './pictures.ts';
import { asParagraph, blocksOf } from './places.ts';
import { all, at, child, type Element, readTree, textOf, within } from './tree.ts';

export const ODT_PARTS =
  /^(content\.xml|styles\.xml|Pictures\/[^/]+|ObjectReplacements\/[^/]+|media\/[^/]+)$/;

const DEPTH = 6;
const SPACES = 80;

interface Change {
  readonly isDeleted: boolean;
  readonly by: string;
  readonly text: string;
}

/** Where a list stands that is being read: its style, how deep, and how many of each level came before. */
interface ListPlace {
  readonly style: string;
  readonly level: number;
  readonly counts: number[];
}

/** `parts`: files of the package by their names. */
export function readOdt(parts: ReadonlyMap<string, Uint8Array>): LaidOutRead {
  return new OdtReader(parts).read();
}

class OdtReader {
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #content: Element;
  readonly #styles: OdtStyles;
  readonly #looks = new Looks();
  readonly #pictures = new Pictures();
  readonly #changes = new Map<string, Change>();
  readonly #lists = new Map<string, number[]>();
  readonly #outline: number[] = [];
  readonly #beside: TextBlock[] = [];
  /** What was added between two marks, in whichever paragraphs. */
  #added: Change | undefined;
  #comments = 0;

  constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.#parts = parts;
    this.#content = readTree(parts.get('content.xml'));
    this.#styles = new OdtStyles(readTree(parts.get('styles.xml')), this.#content);
  }

  read(): LaidOutRead {
    // Some programs leave out elements around the text: its words are never called empty for that.
    const body = all(this.#content, 'office:text')[0] ?? this.#content;
    for (const region of within(child(body, 'text:tracked-changes'))) this.#region(region);
    const sections: Section[] = [];
    for (const { elements, master, columns } of this.#runs(body)) {
      const page = this.#page(master, columns, sections.at(-1));
      const blocks = this.#blocks(elements, this.#around(page));
      sections.push({ ...page, blocks });
    }
    const tabEvery =
      length(this.#styles.properties('paragraph', '', 'paragraph')['style:tab-stop-distance']) ?? 35.4;
    const laidOut = { sections, tabEvery, pictures: this.#pictures.drawn, beside: this.#beside };
    return { laidOut, changes: this.#changes.size, comments: this.#comments };
  }

  #region(region: Element): void {
    const { 'text:id': id, 'xml:id': other = '' } = region.attributes;
    const [kind] = within(region);
    const by = textOf(all(kind, 'dc:creator')[0] ?? '').trim();
    const words = all(kind, 'text:p', 'text:h').map((one) => textOf(one).trim());
    const isDeleted = kind?.name === 'text:deletion';
    this.#changes.set(id ?? other, { isDeleted, by, text: isDeleted ? words.join(' ') : '' });
  }

  /** Elements that stand on pages of one kind, in columns of one number. */
  #runs(body: Element | undefined) {
    const runs: { elements: Element[]; master: string; columns: number }[] = [];
    const take = (elements: readonly Element[], columns: number) => {
      for (const element of elements) {
        if (element.name === 'text:section') {
          const properties = this.#styles.chain('section', element.attributes['text:style-name'] ?? '');
          const own = properties.map((style) => at(style, 'style:section-properties', 'style:columns'));
          const inside =
            Number(own.findLast((one) => one !== undefined)?.attributes['fo:column-count'] ?? 1) || 1;
          take(within(element), Math.max(1, Math.min(6, inside)));
          continue;
        }
        const master = this.#masterOf(element);
        const last = runs.at(-1);
        if (last === undefined || master !== '' || last.columns !== columns)
          runs.push({ elements: [element], master, columns });
        else last.elements.push(element);
      }
    };
    take(within(body), 1);
    return runs.length === 0 ? [{ elements: [], master: '', columns: 1 }] : runs;
  }

  #masterOf(element: Element): string {
    const [family, name] =
      element.name === 'table:table'
        ? ['table', element.attributes['table:style-name']]
        : ['paragraph', element.attributes['text:style-name']];
    return this.#styles.chain(family, name ?? '').at(-1)?.attributes['style:master-page-name'] ?? '';
  }

  #around(page: Section): Around {
    const { width, margins, columns, gutter } = page;
    const room = (width - margins.left - margins.right - gutter * (columns - 1)) / columns;
    return { part: '', width: room, page, paragraph: {}, run: {}, depth: 0 };
  }

  /** `name`: of the master page that begins here; empty where the last goes on. */
  #page(name: string, columns: number, before: Section | undefined): Section {
    if (name === '' && before !== undefined)
      return { ...before, columns, gutter: 14, goesOn: true, firstPage: null };
    const master = this.#styles.master(name);
    const layout = this.#styles.layout(master);
    const a = child(layout, 'style:page-layout-properties')?.attributes ?? {};
    const [width, height] = [length(a['fo:page-width']) ?? 595.3, length(a['fo:page-height']) ?? 841.9];
    const margins = sidesOf(a, 'fo:margin', 56.7);
    const edge = (kind: 'header' | 'footer') => {
      const own = at(layout, `style:${kind}-style`, 'style:header-footer-properties')?.attributes ?? {};
      const isThere = child(master, `style:${kind}`) !== undefined;
      return isThere ? (length(own['fo:min-height']) ?? length(own['svg:height']) ?? 0) : 0;
    };
    const empty: PageEdge = { first: null, even: null, other: [] };
    const page: Section = {
      width: Math.max(72, width),
      height: Math.max(72, height),
      margins: { ...margins, top: margins.top + edge('header'), bottom: margins.bottom + edge('footer') },
      headerAt: margins.top,
      footerAt: margins.bottom,
      columns,
      gutter: 14,
      goesOn: false,
      firstPage: null,
      header: empty,
      footer: empty,
      blocks: [],
    };
    const next = master?.attributes['style:next-style-name'];
    const following = next === undefined ? undefined : this.#styles.master(next);
    const edges = (kind: 'header' | 'footer'): PageEdge => {
      const of = (from: Element | undefined, suffix = ''): FlowBlock[] | null => {
        const element = child(from, `style:${kind}${suffix}`);
        return element === undefined
          ? null
          : this.#blocks(within(element), this.#around({ ...page, columns: 1 }));
      };
      const own = of(master) ?? [];
      const isTurn = following !== undefined && following !== master;
      return {
        other: isTurn ? (of(following) ?? []) : own,
        first: isTurn ? own : of(master, '-first'),
        even: of(isTurn ? following : master, '-left'),
      };
    };
    return { ...page, header: edges('header'), footer: edges('footer') };
  }

  #blocks(elements: readonly Element[], around: Around, list: ListPlace | null = null): FlowBlock[] {
    return inOneFrame(elements.flatMap((element) => this.#block(element, around, list)));
  }

  #block(element: Element, around: Around, list: ListPlace | null): FlowBlock[] {
    switch (element.name) {
      case 'text:p':
      case 'text:h':
        return this.#paragraph(element, around, list, false);
      case 'text:list':
        return this.#list(element, around, list);
      case 'table:table':
        return this.#table(element, around);
      case 'text:tracked-changes':
      case 'office:forms':
      case 'text:sequence-decls':
      case 'text:variable-decls':
      case 'text:user-field-decls':
        return [];
      case 'draw:frame':
      case 'text:change':
      case 'text:change-start':
      case 'text:change-end':
        return this.#alone(element, around);
      default:
        return element.name.startsWith('draw:')
          ? this.#alone(element, around)
          : this.#blocks(within(element), around, list);
    }
  }

  /** What stands between paragraphs. */
  #alone(element: Element, around: Around): FlowBlock[] {
    const paragraph: Element = { name: 'text:p', attributes: {}, children: [element] };
    return this.#paragraph(paragraph, around, null, false).filter(
      (block) => block.kind !== 'paragraph' || block.inlines.length > 0 || block.placed.length > 0,
    );
  }

  #list(element: Element, around: Around, outer: ListPlace | null): FlowBlock[] {
    const { attributes } = element;
    const style = attributes['text:style-name'] ?? outer?.style ?? '';
    const level = (outer?.level ?? 0) + 1;
    const goesOn =
      attributes['text:continue-numbering'] === 'true' || attributes['text:continue-list'] !== undefined;
    const counts = outer?.counts ?? (goesOn ? this.#lists.get(style) : undefined) ?? [];
    if (outer !== null) counts.length = Math.min(counts.length, outer.level);
    this.#lists.set(style, counts);
    const place: ListPlace = { style, level, counts };
    return within(element).flatMap((item) => {
      let isNumbered = item.name === 'text:list-item';
      const start = Number(item.attributes['text:start-value'] ?? Number.NaN);
      return within(item).flatMap((one) => {
        if (one.name !== 'text:p' && one.name !== 'text:h') return this.#block(one, around, place);
        if (isNumbered) this.#count(place, Number.isSafeInteger(start) ? start : null);
        const blocks = this.#paragraph(one, around, place, isNumbered);
        isNumbered = false;
        return blocks;
      });
    });
  }

  #count({ style, level, counts }: ListPlace, start: number | null): void {
    const first = levelOf(this.#styles.list(style), level)?.start ?? 1;
    const before = counts[level - 1];
    counts.length = Math.min(counts.length, level);
    while (counts.length < level - 1) counts.push(1);
    counts[level - 1] = start ?? (before === undefined ? first : before + 1);
  }

  #paragraph(element: Element, around: Around, list: ListPlace | null, isNumbered: boolean): FlowBlock[] {
    const name = element.attributes['text:style-name'] ?? '';
    const base: RunLook = { ...around.run, ...this.#styles.run('paragraph', name) };
    const mark = this.#looks.of(base);
    const line = new Line();
    const level = levelOf(this.#styles.list(list?.style ?? '\u0000'), list?.level ?? 0);
    const look = over(around.paragraph, this.#styles.paragraph(name, level?.look));
    if (isNumbered && list !== null) this.#label(list, mark, line);
    else if (element.name === 'text:h' && list === null) this.#heading(element, mark, line);
    if (this.#added !== undefined) line.mark('inserted', this.#added.by);
    this.#walk(element, base, line, around);
    line.end();
    if (line.marked) this.#beside.push({ kind: 'text', style: 'body', runs: line.said });
    return blocksOf(line, look, mark, around);
  }

  #label({ style, level, counts }: ListPlace, mark: ReturnType<Looks['of']>, line: Line): void {
    const found = levelOf(this.#styles.list(style), level);
    const label = found === null ? '•' : labelOf(found.element, counts, level);
    if (label === '') return;
    line.say(label, mark);
    if (found?.follows === 'space') line.say(' ', mark);
    else if (found?.follows !== 'nothing') line.add({ kind: 'tab', look: mark });
  }

  /** Numbers of headings are those of the outline. */
  #heading({ attributes }: Element, mark: ReturnType<Looks['of']>, line: Line): void {
    const level = Math.max(1, Math.min(10, Number(attributes['text:outline-level'] ?? 1) || 1));
    const place: ListPlace = { style: '', level, counts: this.#outline };
    const found = levelOf(this.#styles.list(''), level);
    if (found === null || attributes['text:is-list-header'] === 'true') return;
    this.#count(place, null);
    if (labelOf(found.element, this.#outline, level) !== '') this.#label(place, mark, line);
  }

  #walk(element: Element, base: RunLook, line: Line, around: Around): void {
    const look = this.#looks.of(base);
    for (const one of element.children) {
      if (typeof one !== 'string') {
        this.#inside(one, base, line, around);
        continue;
      }
      const text = one.replace(/[\t\r\n ]+/g, ' ');
      const isUpper = base.caps === true || base.smallCaps === true;
      const said = isUpper ? text.toUpperCase() : text;
      const drawn = base.smallCaps === true ? this.#looks.small(look) : look;
      if (base.hidden === true) line.within('hidden', '', () => line.say(said, drawn));
      else line.say(said, drawn);
    }
  }

  #inside(one: Element, base: RunLook, line: Line, around: Around): void {
    const look = this.#looks.of(base);
    const id = one.attributes['text:change-id'] ?? '';
    switch (one.name) {
      case 'text:span':
        this.#walk(one, { ...base, ...this.#spanLook(one) }, line, around);
        break;
      case 'text:s':
        line.say(' '.repeat(Math.min(SPACES, Number(one.attributes['text:c'] ?? 1) || 1)), look);
        break;
      case 'text:tab':
        line.add({ kind: 'tab', look });
        break;
      case 'text:line-break':
        line.add({ kind: 'break' });
        break;
      case 'text:page-number':
        line.add({ kind: 'page', look });
        break;
      case 'text:page-count':
        line.add({ kind: 'pages', look });
        break;
      case 'text:change-start':
        this.#added = this.#changes.get(id);
        if (this.#added !== undefined) line.mark('inserted', this.#added.by);
        break;
      case 'text:change-end':
        this.#added = undefined;
        line.mark('plain', '');
        break;
      case 'text:change': {
        const gone = this.#changes.get(id);
        if (gone?.isDeleted === true) line.within('deleted', gone.by, () => line.say(gone.text, look));
        break;
      }
      case 'office:annotation':
        this.#remark(one, line);
        break;
      case 'text:note':
        this.#note(one, line, around);
        break;
      case 'office:annotation-end':
      case 'text:soft-page-break':
        break;
      case 'text:p':
      case 'text:h':
        this.#walk(one, base, line, around);
        line.say(' ', look);
        break;
      default:
        if (one.name.startsWith('draw:')) line.draw(this.#drawings(one, around));
        else this.#walk(one, base, line, around);
    }
  }

  #spanLook(span: Element): RunLook {
    return this.#styles.run('text', span.attributes['text:style-name'] ?? '');
  }

  #remark(remark: Element, line: Line): void {
    const by = textOf(child(remark, 'dc:creator') ?? '').trim();
    const words = all(remark, 'text:p').map((one) => textOf(one).trim());
    this.#comments += 1;
    line.remark(words.join(' ').trim(), by);
  }

  #note(note: Element, line: Line, around: Around): void {
    const body = child(note, 'text:note-body');
    if (body === undefined || around.depth >= DEPTH) return;
    line.add({ kind: 'note', blocks: this.#blocks(within(body), { ...around, depth: DEPTH }) });
  }

  #drawings(element: Element, around: Around): Drawing[] {
    if (element.name === 'draw:a') return within(element).flatMap((one) => this.#drawings(one, around));
    const { attributes } = element;
    const size = {
      width: length(attributes['svg:width']) ?? length(attributes['fo:min-width']) ?? 0,
      height: length(attributes['svg:height']) ?? 0,
    };
    const floats = this.#float(element);
    const said = child(element, 'svg:title') ?? child(element, 'svg:desc');
    const name = said === undefined ? (attributes['draw:name'] ?? '') : textOf(said);
    const box = child(element, 'draw:text-box');
    const depth = around.depth + 1;
    const words = box ?? (element.name === 'draw:frame' ? undefined : element);
    const width = size.width > 0 ? size.width : around.width;
    const inside =
      words === undefined || depth > DEPTH ? [] : this.#words(words, { ...around, width, depth });
    const style = this.#styles.properties('graphic', attributes['draw:style-name'] ?? '', 'graphic');
    if (box !== undefined) {
      const framed = {
        width,
        height: length(box.attributes['fo:min-height']) ?? size.height,
        inset: sidesOf(style, 'fo:padding', 0),
        borders: bordersOf(style),
        fill:
          /^#/.test(style['draw:fill-color'] ?? '') && style['draw:fill'] === 'solid'
            ? (style['draw:fill-color'] ?? '')
            : '',
        blocks: inside,
      };
      return [{ content: { kind: 'box', box: { ...framed, height: 0 } }, floats }];
    }
    const images = within(element).filter((one) => one.name === 'draw:image');
    const isChart = child(element, 'draw:object') !== undefined;
    for (const image of images) {
      const file = (image.attributes['xlink:href'] ?? '').replace(/^\.\//, '');
      if (this.#pictures.take(file, this.#parts.get(file)))
        return [{ content: { kind: 'picture', name: file, alt: name, turned: 0, ...size }, floats }];
    }
    const what = images.length > 0 && !isChart ? 'picture' : 'drawing';
    const frame = { kind: 'not-drawn', what, name, ...size } as const;
    if (inside.length === 0) return [{ content: frame, floats }];
    const none = { top: 2, right: 2, bottom: 2, left: 2 };
    const line: FlowBlock = {
      ...asParagraph({}, this.#looks.of(around.run)),
      inlines: [{ ...frame, height: Math.min(24, size.height) }],
    };
    const held = { width, height: 0, inset: none, borders: {}, fill: '', blocks: [line, ...inside] };
    return [{ content: { kind: 'box', box: held }, floats }];
  }

  /** Paragraphs of a text box or a shape. */
  #words(element: Element, around: Around): FlowBlock[] {
    const known = within(element).filter(
      ({ name }) => /^(text|table|draw):/.test(name) && name !== 'draw:enhanced-geometry',
    );
    return this.#blocks(known, around);
  }

  #float(element: Element): Drawing['floats'] {
    const { attributes } = element;
    const anchor = attributes['text:anchor-type'] ?? 'paragraph';
    if (anchor === 'as-char') return null;
    const style = this.#styles.properties('graphic', attributes['draw:style-name'] ?? '', 'graphic');
    const where = (axis: 'horizontal' | 'vertical', own: string | undefined): FloatPlace => {
      const position = style[`style:${axis}-pos`] ?? '';
      const rel = style[`style:${axis}-rel`] ?? (anchor === 'page' ? 'page' : 'paragraph');
      const from = rel === 'page' ? 'page' : rel.startsWith('page') ? 'margin' : 'paragraph';
      const isFrom = /^from/.test(position) || position === '';
      const align = isFrom ? '' : position === 'middle' ? 'center' : position;
      const isTop = axis === 'vertical' && from === 'paragraph' && align === 'top';
      return { from, offset: length(own) ?? 0, align: isTop ? '' : align };
    };
    const wrap = style['style:wrap'] ?? 'none';
    return {
      x: where('horizontal', attributes['svg:x']),
      y: where('vertical', attributes['svg:y']),
      moves: wrap !== 'run-through' && anchor !== 'page',
    };
  }

  #table(table: Element, around: Around): FlowBlock[] {
    if (around.depth >= DEPTH)
      return all(table, 'text:p', 'text:h').flatMap((one) => this.#paragraph(one, around, null, false));
    return [
      readOdtTable(table, around, {
        styles: this.#styles,
        blocks: (inside, where) => this.#blocks(inside, where),
      }),
    ];
  }
}

const FORMATS: Readonly<Record<string, Counting>> = {
  '1': 'decimal',
  a: 'lower-letter',
  A: 'upper-letter',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** "14.", "(a)", "2.3", "•"; empty where its level has none. */
function labelOf({ name, attributes }: Element, counts: readonly number[], level: number): string {
  if (name === 'text:list-level-style-bullet') return bullet(attributes['text:bullet-char'] ?? '•');
  if (name === 'text:list-level-style-image') return '•';
  const format = attributes['style:num-format'] ?? '';
  const { 'style:num-prefix': prefix = '', 'style:num-suffix': suffix = '' } = attributes;
  if (format === '') return `${prefix}${suffix}`.trim();
  const shown = Math.max(1, Math.min(level, Number(attributes['text:display-levels'] ?? 1) || 1));
  const numbers = counts.slice(level - shown, level).map((one) => counted(one, FORMATS[format] ?? 'decimal'));
  return `${prefix}${numbers.join('.')}${suffix}`;
}
