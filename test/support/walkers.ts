import type { AssetDeclaration } from '../../src/contract/documents.ts';
import type { DeclaredFiles, FamilyWalker } from '../../src/packer/snapshot/family-port.ts';

/**
 * A family as small as can be, under the name the workspaces of `workspace.ts` declare: any files, an optional
 * file parameter `key`, refuses `output.bad`. Its facts are the size and, as content, the first byte.
 */
export const plainWalker: FamilyWalker = {
  family: 'data_bank',
  version: 1,
  readDeclaration: (declaration) =>
    'bad' in declaration.output
      ? [{ pointer: '/output/bad', message: 'must not be there' }]
      : { family: 'data_bank', format: declaration.output.format, codec: 'NONE', parameters: {} },
  declaredFiles,
  probe: (source, path, role, depth) => ({
    size: source.size,
    role,
    extension: path.slice(path.lastIndexOf('.')),
    ...(depth === 'content' && { first: source.size > 0 ? source.read(0, 1)[0] : -1 }),
  }),
};

function declaredFiles(declaration: AssetDeclaration): DeclaredFiles {
  const { key } = declaration.output;
  return {
    inputs: { key: 'files', entries: declaration.inputs.files ?? [] },
    parameters: typeof key === 'string' ? [{ key: 'key', path: key, pointer: '/output/key' }] : [],
  };
}
