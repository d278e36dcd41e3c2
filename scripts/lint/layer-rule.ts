import { relative, sep } from 'node:path';
import type { Rule } from 'eslint';
import { forbiddenImport } from './layer-check.ts';

interface Importing {
  readonly source?: object | null | undefined;
}

/** ESLint's view of layers.ts: every import, export-from and dynamic import is checked against the table. */
export const layerRule: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'imports follow the table in layers.ts' },
    schema: [],
    messages: { forbidden: '{{reason}}' },
  },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (node: Rule.Node & Importing): void => {
      const { source } = node;
      if (!source || !('value' in source) || typeof source.value !== 'string') return;
      const reason = forbiddenImport(file, source.value);
      if (reason) context.report({ node, messageId: 'forbidden', data: { reason } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
