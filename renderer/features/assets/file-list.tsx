import type { JSX } from 'react';
import { X } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { words } from '../../words/assets.ts';
import type { ChosenFile } from './chosen-files.ts';
import type { Staging } from './use-staging.ts';

export interface FileListProps {
  readonly files: readonly ChosenFile[];
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  readonly staging: Staging;
}

/** Files of one import, as `import_artifacts` allows. */
export const mostFiles = 10_000;

/** What is to be imported, each file with its place in the asset; any can be left out again. */
export function FileList({ files, onFiles, staging }: FileListProps): JSX.Element {
  const { progress } = staging;
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  return (
    <section className="assets-files" aria-label={words.files}>
      <p className="assets-faint">{words.fileCount(formatCount(files.length), formatBytes(size))}</p>
      {files.length > mostFiles && <p className="assets-wrong">{words.tooManyFiles(formatCount(mostFiles))}</p>}
      {files.length === 0 && <p className="assets-wrong">{words.noFiles}</p>}
      <div className="assets-file-list" style={{ height: Math.min(7, Math.max(1, files.length)) * 28 + 2 }}>
        <VirtualList
          label={words.files}
          rowHeight={28}
          count={files.length}
          row={(index) => files[index]}
          keyOf={({ path }) => path}
          item={(chosen) => (
            <>
              <code className="assets-file-path">{printable(chosen.path)}</code>
              <span className="assets-faint assets-number">{formatBytes(chosen.file.size)}</span>
              <IconButton label={words.leaveFile(chosen.path)} icon={X} onClick={() => onFiles(files.filter((one) => one !== chosen))} />
            </>
          )}
        />
      </div>
      {progress && (
        <div className="assets-staging">
          <ProgressBar label={words.staging} done={progress.done} total={progress.total} />
          <span className="assets-faint" role="status">
            {words.stagingProgress(formatBytes(progress.done), formatBytes(progress.total))}
          </span>
        </div>
      )}
    </section>
  );
}
