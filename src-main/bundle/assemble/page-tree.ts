/** @file The tree that leads to the pages: shallow, so that readers find page 3,000 as fast as page 3. */

/** Kids of one node. */
const WIDTH = 32;

export interface PageTree {
  readonly root: number;
  /** Object number of the node above each page, in page order. */
  readonly parents: readonly number[];
  /** The nodes as PDF text, ready to be written. */
  readonly nodes: readonly { readonly number: number; readonly text: string }[];
}

interface Branch {
  readonly number: number;
  readonly pages: number;
  parent: number;
}

/** Plans the tree over pages whose object numbers run from `firstPage`. `reserve` gives numbers for the nodes. */
export function planPageTree(firstPage: number, pageCount: number, reserve: () => number): PageTree {
  const leaves = Array.from(
    { length: pageCount },
    (_, i): Branch => ({ number: firstPage + i, pages: 1, parent: 0 }),
  );
  const nodes: { branch: Branch; kids: readonly Branch[] }[] = [];
  let level = leaves;
  do {
    level = groups(level).map((kids) => {
      const branch: Branch = {
        number: reserve(),
        pages: kids.reduce((sum, kid) => sum + kid.pages, 0),
        parent: 0,
      };
      for (const kid of kids) kid.parent = branch.number;
      nodes.push({ branch, kids });
      return branch;
    });
  } while (level.length > 1);
  return {
    root: level[0]?.number ?? 0,
    parents: leaves.map((leaf) => leaf.parent),
    nodes: nodes.map(({ branch, kids }) => ({ number: branch.number, text: nodeText(branch, kids) })),
  };
}

function groups(level: readonly Branch[]): Branch[][] {
  return Array.from({ length: Math.ceil(level.length / WIDTH) }, (_, i) =>
    level.slice(i * WIDTH, (i + 1) * WIDTH),
  );
}

function nodeText({ pages, parent }: Branch, kids: readonly Branch[]): string {
  const above = parent === 0 ? '' : `/Parent ${parent} 0 R`;
  return `<</Type /Pages${above}/Count ${pages}/Kids [${kids.map((kid) => `${kid.number} 0 R`).join(' ')}]>>`;
}
