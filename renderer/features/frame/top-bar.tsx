import type { JSX } from 'react';
import { ChevronDown, CircleDashed, Command, FolderOpen, Package, PackageOpen, RefreshCw, X } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import { useNavigation, usePackRun, useProject, useShell, useStudio } from '../../state/context.tsx';
import type { PackRun } from '../../state/pack-run.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { PixelArt } from '../../ui/pixel-art.tsx';
import { Tooltip } from '../../ui/popover.tsx';
import { SeverityIcon } from '../../ui/severity.tsx';
import { words } from '../../words/frame.ts';
import { words as kit } from '../../words/ui.ts';
import { projectShortcuts } from './frame-actions.ts';
import { projectName } from './project-name.ts';
import { Observation, ReadOnly, State } from './status-parts.tsx';
import './top-bar.css';

export function TopBar(): JSX.Element {
  return (
    <header className="bar" aria-label={words.bar}>
      <Heading />
      <ProjectMenu />
      <State />
      <Observation />
      <ReadOnly />
      <Counts />
      <div className="bar-space" />
      <Problems />
      <PaletteButton />
      <PackButton />
    </header>
  );
}

/** The page's heading, for those who go by headings. */
function Heading(): JSX.Element {
  const { directory } = useProject();
  return (
    <h1 className="bar-heading">
      <VisuallyHidden>{projectName(directory)}</VisuallyHidden>
    </h1>
  );
}

function ProjectMenu(): JSX.Element {
  const studio = useStudio();
  const { directory } = useProject();
  const { info } = useShell();
  const name = projectName(directory);
  const reveal: MenuEntry = { kind: 'item', label: words.reveal, icon: FolderOpen, shortcut: projectShortcuts.reveal, run: () => void studio.actions.run('project.reveal') };
  const entries: MenuEntry[] = [
    { kind: 'heading', label: directory },
    ...(info?.abilities.reveal_file ? [reveal] : []),
    { kind: 'item', label: words.lookNow, icon: RefreshCw, shortcut: projectShortcuts.refresh, run: () => void studio.actions.run('project.refresh') },
    { kind: 'item', label: words.welcome, icon: PackageOpen, shortcut: projectShortcuts.leave, run: () => studio.leave() },
    { kind: 'separator' },
    { kind: 'item', label: words.closeProject, icon: X, shortcut: projectShortcuts.close, run: () => void studio.actions.run('project.close') },
  ];
  return (
    <Menu
      label={words.projectMenu(name)}
      entries={entries}
      trigger={
        <button type="button" className="bar-project" aria-label={words.projectMenu(name)}>
          <PixelArt sprite="flame" scale={1} />
          <span>{name}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      }
    />
  );
}

function Counts(): JSX.Element {
  const { counts, registry_unread: unread } = useProject();
  if (unread !== undefined) return <span className="bar-counts" title={printable(unread)}>{words.registryUnread}</span>;
  return (
    <span className="bar-counts">
      {words.assets(formatCount(counts.registered))}
      <span aria-hidden> · </span>
      {words.inBuild(formatCount(counts.included))}
    </span>
  );
}

function Problems(): JSX.Element {
  const studio = useStudio();
  const { problems } = useProject();
  const { errors, warnings, unchecked_assets: unchecked } = problems;
  const text = errors + warnings === 0 ? words.noProblems : words.problems(formatCount(errors), formatCount(warnings));
  const label = unchecked === 0 ? text : `${text}, ${words.unchecked(formatCount(unchecked))}`;
  return (
    <Tooltip text={label} shortcut="Alt+2">
      <button type="button" className="bar-problems" aria-label={label} onClick={() => studio.navigation.go('problems')}>
        <span className={errors > 0 ? undefined : 'bar-none'}>
          <SeverityIcon severity="error" />
          {formatCount(errors)}
        </span>
        <span className={warnings > 0 ? undefined : 'bar-none'}>
          <SeverityIcon severity="warning" />
          {formatCount(warnings)}
        </span>
        {unchecked > 0 && (
          <span className="bar-unchecked">
            <CircleDashed size={14} aria-hidden />
            {words.uncheckedShort(formatCount(unchecked))}
          </span>
        )}
      </button>
    </Tooltip>
  );
}

function PaletteButton(): JSX.Element {
  const studio = useStudio();
  return <IconButton label={words.paletteOpen} icon={Command} shortcut="Mod+K" onClick={() => studio.navigation.showPalette(true)} />;
}

/** Goes to the wizard; while a pack runs it says how far it is. */
function PackButton(): JSX.Element {
  const studio = useStudio();
  const run = usePackRun();
  const here = useNavigation((state) => state.route) === 'pack';
  const far = run?.running === true ? words.packingAt(farOf(run)) : undefined;
  return (
    <Button look="primary" icon={Package} aria-current={here ? 'page' : undefined} onClick={() => studio.navigation.go('pack')}>
      {far ?? words.pack}
    </Button>
  );
}

/** As near as the packer has said it: how much is done of a phase, or the phase, or nothing yet. */
function farOf({ progress, phases }: PackRun): string {
  if (progress) return words.far(formatCount(progress.done), formatCount(progress.total));
  const phase = phases.at(-1)?.phase;
  return phase === undefined ? '' : kit.phases[phase];
}
