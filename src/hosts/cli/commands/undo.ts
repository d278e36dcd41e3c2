import type { Command } from 'commander';
import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { runUndo } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';
import type { Session } from '../session.ts';

const description = {
  summary: 'take a change back',
  details:
    'Takes back the last change, or the one that is named: prometeu history lists them. It is refused when what it would restore has been changed since. Taking back an undo makes its change again.',
  examples: [
    ['prometeu undo', 'the last change that still stands'],
    ['prometeu undo 4fGh', 'the one whose operation id begins so'],
    ['prometeu undo --dry-run', 'see what that would write'],
  ],
} as const;

const idLength = 20;
/** Entries of one look into the history. */
const pageSize = 1000;

export function undoCommand(run: Run): Command {
  return changeCommand('undo', description)
    .argument('[operation]', 'operation id, or how it begins')
    .argument('[directory]', 'the project')
    .action((operation: string | undefined, directory: string | undefined, options: ChangeOptions) =>
      runUndo(run, options, directory, (session, project) => findOperation(session, project, operation)),
    );
}

async function findOperation(session: Session, projectId: string, text: string | undefined): Promise<Result<string | undefined, PackerError>> {
  if (text === undefined) return ok(undefined);
  if (!/^[0-9A-Za-z]{1,20}$/u.test(text)) {
    return err(packerError('invalid_request', `${text} is no operation id.`, 'prometeu history lists them.'));
  }
  if (text.length === idLength) return ok(text);
  const found: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += pageSize) {
    const page = await session.call('listHistory', { project_id: projectId, offset, limit: pageSize });
    if (!page.ok) return page;
    found.push(...page.value.entries.flatMap(({ operation_id: id }) => (id.startsWith(text) ? [id] : [])));
    total = page.value.total;
  }
  if (found.length === 1) return ok(found[0]);
  return err(found.length === 0 ? unknown(text) : ambiguous(text, found));
}

function unknown(text: string): PackerError {
  return packerError('not_found', `No operation id begins with ${text}.`, 'prometeu history lists them.');
}

function ambiguous(text: string, found: readonly string[]): PackerError {
  const some = found.slice(0, 3).join(', ') + (found.length > 3 ? ', …' : '');
  return packerError('invalid_request', `${found.length} operation ids begin with ${text}: ${some}.`, 'Write more of it.');
}
