import { CircleSlash2, Copy, FilePlus2, FolderInput, FolderOpen, ListPlus, ListX, MemoryStick, PackageCheck, PenLine, SquarePlus, Trash2, FileInput, type LucideIcon } from 'lucide-react';
import type { Action } from '../../state/actions.ts';
import { formatCount } from '../../ui/format.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { words } from '../../words/assets.ts';
import type { TargetActions } from './asset-actions.ts';
import type { Targets } from './targets.ts';

const line: MenuEntry = { kind: 'separator' };

function entry(action: Action, icon: LucideIcon, more: { readonly label?: string; readonly danger?: boolean } = {}): MenuEntry {
  const { title, shortcut, unavailable } = action;
  return { kind: 'item', label: title, icon, shortcut, unavailable, run: () => action.run(), ...more };
}

/** Every kind of change to what was pointed at; what makes no sense for it at all is left out. */
export function assetMenu(actions: TargetActions, targets: Targets, onSelectBelow: () => void, below: number): readonly MenuEntry[] {
  const heading: MenuEntry[] = targets.kind === 'assets' && targets.ids.size > 1 ? [{ kind: 'heading', label: words.selected(formatCount(targets.ids.size)) }] : [];
  if (targets.kind === 'folder') return folderMenu(actions, onSelectBelow, below);
  const registering = targets.kind === 'unregistered' ? [entry(actions.register, ListPlus), entry(actions.registerExcluded, ListPlus), line] : [];
  const registered = targets.kind === 'unregistered' ? [] : [line, entry(actions.include, PackageCheck), entry(actions.exclude, CircleSlash2)];
  const single = targets.kind === 'assets' && targets.ids.size > 1 ? [] : [entry(actions.rename, PenLine)];
  return [
    ...heading,
    ...registering,
    ...single,
    entry(actions.move, FolderInput),
    entry(actions.duplicate, Copy),
    ...(single.length > 0 ? [entry(actions.importInto, FileInput)] : []),
    ...registered,
    entry(actions.preload, MemoryStick),
    line,
    ...(single.length > 0 && actions.reveal.unavailable === undefined ? [entry(actions.reveal, FolderOpen)] : []),
    ...(targets.kind === 'unregistered' ? [] : [entry(actions.unregister, ListX)]),
    entry(actions.remove, Trash2, { danger: true }),
  ];
}

function folderMenu(actions: TargetActions, onSelectBelow: () => void, below: number): readonly MenuEntry[] {
  return [
    entry(actions.create, SquarePlus, { label: words.createHere }),
    entry(actions.importNew, FilePlus2, { label: words.importHere }),
    line,
    { kind: 'item', label: words.selectedBelow(formatCount(below)), run: onSelectBelow },
    entry(actions.include, PackageCheck, { label: words.includeBelow }),
    entry(actions.exclude, CircleSlash2, { label: words.excludeBelow }),
    line,
    entry(actions.move, FolderInput, { label: words.moveFolder }),
    ...(actions.reveal.unavailable === undefined ? [entry(actions.reveal, FolderOpen)] : []),
    entry(actions.remove, Trash2, { label: words.deleteBelow, danger: true }),
  ];
}
