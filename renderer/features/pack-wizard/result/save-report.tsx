import type { JSX } from 'react';
import { Download, FileBraces, FileCode } from 'lucide-react';
import type { RequestOf } from '../../../../src/contract/operations.ts';
import { useActions, useProject, useStudio } from '../../../state/context.tsx';
import type { Studio } from '../../../state/studio.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { words } from '../../../words/pack.ts';

/** By then a browser has begun to take what it was handed over, in milliseconds: some do so after the click. */
const takenMs = 60_000;

type Format = RequestOf<'savePackReport'>['format'];

/** The whole report as a file: beside the build, or handed over by the browser. */
export function SaveReport(): JSX.Element {
  const studio = useStudio();
  const { project_id } = useProject();
  const save = (format: Format): void => void saveBeside(studio, project_id, format);
  const load = (format: Format): void => void download(studio, project_id, format);
  const group = words.group;
  useActions([
    { id: 'pack.saveJson', title: words.saveJson, group, shortcut: 'Mod+Alt+J', run: () => save('json') },
    { id: 'pack.saveHtml', title: words.saveHtml, group, shortcut: 'Mod+Alt+H', run: () => save('html') },
    { id: 'pack.downloadJson', title: words.downloadJson, group, shortcut: 'Mod+Alt+K', run: () => load('json') },
    { id: 'pack.downloadHtml', title: words.downloadHtml, group, shortcut: 'Mod+Alt+L', run: () => load('html') },
  ]);
  return (
    <section className="pack-part" aria-label={words.report}>
      <h3>{words.report}</h3>
      <div className="pack-buttons">
        <Button icon={FileCode} onClick={() => save('html')}>
          {words.saveHtml}
        </Button>
        <IconButton icon={Download} label={words.downloadHtml} onClick={() => load('html')} />
        <Button icon={FileBraces} onClick={() => save('json')}>
          {words.saveJson}
        </Button>
        <IconButton icon={Download} label={words.downloadJson} onClick={() => load('json')} />
      </div>
    </section>
  );
}

async function saveBeside(studio: Studio, projectId: string, format: Format): Promise<void> {
  const answer = await studio.call('savePackReport', { project_id: projectId, format, to: 'build' });
  const { notices, shell } = studio;
  if (!answer.ok) return notices.refuse(answer.error);
  const { file } = answer.value;
  if (file === undefined) return;
  const shows = shell.store.getState().info?.abilities.reveal_file === true;
  const show = { title: words.show, run: () => void reveal(studio, projectId, file) };
  notices.notify({ kind: 'good', text: words.savedTo(file), ...(shows ? { action: show } : {}) });
}

async function reveal(studio: Studio, project_id: string, path: string): Promise<void> {
  const answer = await studio.call('revealFile', { project_id, path });
  if (!answer.ok) studio.notices.refuse(answer.error);
}

async function download(studio: Studio, projectId: string, format: Format): Promise<void> {
  const answer = await studio.call('savePackReport', { project_id: projectId, format, to: 'answer' });
  if (!answer.ok) return studio.notices.refuse(answer.error);
  const name = `pack-report.${format}`;
  const address = URL.createObjectURL(new Blob([answer.value.text ?? ''], { type: answer.value.media_type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), takenMs);
  studio.notices.notify({ kind: 'good', text: words.downloaded(name) });
}
