import { fileURLToPath } from 'node:url';
import { type HastNode, defineHastPlugin, defineMdastPlugin } from 'satteri';
import { formatFault } from './fault-text.ts';
import { guardTree } from './guard.ts';
import { readTree } from './lesson-tree.ts';
import { lessonAddress } from './mdx.ts';

/** Stops the build at a lesson that is more than a text; see guard.ts. */
export const guardPlugin = defineMdastPlugin({
  name: 'lesson-guard',
  options: { position: true },
  before(root, context) {
    const file = context.fileURL ? fileURLToPath(context.fileURL) : 'lesson';
    const faults = guardTree(root, file);
    const [first] = faults;
    if (first)
      throw new Error(
        `${first.line}:${first.column}: ${faults.map((fault) => formatFault(fault)).join('\n')}`,
      );
  },
});

/** Sets each line of a `<Document>` as a `span` with its `<Mark>` beside it, so that the two can stand in columns. */
export const documentPlugin = defineHastPlugin({
  name: 'lesson-document',
  before(root, context) {
    for (const document of root.children) {
      if (document.type !== 'mdxJsxFlowElement' || document.name !== 'Document') continue;
      for (const item of document.children.flatMap(itemsOf)) {
        const [only, ...rest] = item.children.filter(
          (child) => child.type !== 'text' || child.value.trim() !== '',
        );
        const line =
          only?.type === 'element' && only.tagName === 'p' && rest.length === 0
            ? only.children
            : item.children;
        const isMark = (node: HastNode) => node.type === 'mdxJsxTextElement' && node.name === 'Mark';
        const said = line.filter((child) => !isMark(child));
        const span: HastNode = { type: 'element', tagName: 'span', properties: {}, children: said };
        context.replaceNode(item, { ...item, children: [span, ...line.filter(isMark)] });
      }
    }
  },
});

/** Writes block ids, anchors, first uses and margin notes onto a lesson; the reader finds the same (lesson-tree.ts). */
export const annotationPlugin = defineHastPlugin({
  name: 'lesson-annotation',
  before(root, context) {
    const address = context.fileURL && lessonAddress(fileURLToPath(context.fileURL));
    if (!address) return;
    // Components get nothing but their props, so these say which lesson they stand in.
    const where = { course: address.course, locale: address.locale };
    const tree = readTree(root);
    for (const { node, name, value } of tree.props) context.setProperty(node, name, value);
    for (const node of tree.components) {
      for (const [name, value] of Object.entries(where)) context.setProperty(node, name, value);
    }
    for (const { before, terms, cites } of tree.notes) {
      const props = { terms: terms.join(','), cites: JSON.stringify(cites), ...where };
      context.insertBefore(before, component('Notes', props));
    }
  },
});

type Element = Extract<HastNode, { type: 'element' }>;

function itemsOf(list: HastNode): Element[] {
  return list.type === 'element' && (list.tagName === 'ul' || list.tagName === 'ol')
    ? list.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li')
    : [];
}

function component(name: string, props: Record<string, string>): HastNode {
  const attributes = Object.entries(props).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  }));
  return { type: 'mdxJsxFlowElement', name, attributes, children: [] };
}
