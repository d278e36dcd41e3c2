import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import { openContainedRoot, resolveWriteTarget } from '../../io/contained-path.ts';
import { replaceDurable } from '../../io/durable-write.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { attempt } from '../../io/io-error.ts';
import { readWhole } from '../../io/read-whole.ts';

const file = 'assets/.prometeu/.gitattributes';
const line = 'index.json merge=prometeu';

/** Bytes of a `.gitattributes` that is added to. */
const longest = 1024 * 1024;

/** Adds the line that names the merge driver to the project's attributes, behind what stands there. Answers `true`. */
export function nameDriver(fs: FileSystem, directory: string): Result<true, PackerError> {
  const root = openContainedRoot(fs, directory);
  if (!root.ok) return root;
  const target = resolveWriteTarget(root.value, file);
  if (!target.ok) return target;
  const { absolute, stat } = target.value;
  const before = stat ? attempt('read', file, () => readWhole(fs, absolute, longest)) : undefined;
  if (before && !before.ok) return before;
  if (before && !before.value.ok) return err(packerError('io_error', `${file} cannot be added to.`, `Add the line "${line}" to it.`, { place: { file } }));
  const bytes = before?.value.ok ? before.value.value.bytes : new Uint8Array();
  const written = attempt('write', file, () => {
    replaceDurable(fs, absolute, withLine(bytes));
  });
  return written.ok ? ok(true) : written;
}

/** Bytes, not text: a name in another encoding stays as it is. */
function withLine(bytes: Uint8Array): Uint8Array {
  const eol = bytes.at(-1) === 0x0a && bytes.at(-2) === 0x0d ? '\r\n' : '\n';
  const open = bytes.length > 0 && bytes.at(-1) !== 0x0a;
  const added = new TextEncoder().encode(`${open ? eol : ''}${line}${eol}`);
  const all = new Uint8Array(bytes.length + added.length);
  all.set(bytes);
  all.set(added, bytes.length);
  return all;
}
