import type { JSX } from 'react';
import { FolderOpen } from 'lucide-react';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useProject, useShell, useStudio } from '../../../state/context.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';

/** The files of the build and where they lie; shown in the system's file browser where the shell can, else copied. */
export function Artifacts({ report }: { readonly report: ResponseOf<'getPackReport'> }): JSX.Element {
  const { directory } = useProject();
  const { archive, companions, artifacts } = report;
  const files = artifacts ?? [{ file: archive.file, size: archive.size }, ...companions.map((file) => ({ file, size: undefined }))];
  return (
    <section className="pack-part" aria-label={words.artifacts}>
      <h3>{words.artifacts}</h3>
      <ul className="pack-artifacts">
        {files.map(({ file, size }) => (
          <li key={file}>
            <CopyableText label={words.copyPath} text={`${directory}/${file}`} short={file.replace(/^build\//u, '')} />
            <span className="pack-quiet">{size !== undefined && formatBytes(size)}</span>
            <Reveal file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reveal({ file }: { readonly file: string }): JSX.Element | null {
  const studio = useStudio();
  const { project_id } = useProject();
  const { info } = useShell();
  if (info?.abilities.reveal_file !== true) return null;
  const reveal = async (): Promise<void> => {
    const answer = await studio.call('revealFile', { project_id, path: file });
    if (!answer.ok) studio.notices.refuse(answer.error);
  };
  return <IconButton label={words.reveal(file)} icon={FolderOpen} onClick={() => void reveal()} />;
}
