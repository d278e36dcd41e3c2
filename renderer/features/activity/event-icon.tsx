import type { JSX } from 'react';
import { CircleCheck, Eye, FolderOpen, GitFork, HardDrive, Package, PenLine, RefreshCw, Stethoscope, type LucideIcon } from 'lucide-react';
import type { EventType } from '../../../src/contract/events.ts';
import { SeverityIcon } from '../../ui/severity.tsx';
import { toneOf, toneOfGroup, type ActivityRow } from './activity-rows.ts';

/** What an event is about, where it is neither good nor bad; the beginning of its type. */
const about: Readonly<Record<string, LucideIcon>> = {
  project: FolderOpen,
  observation: Eye,
  state: RefreshCw,
  drift: GitFork,
  reconcile: GitFork,
  snapshot: HardDrive,
  change: PenLine,
  assets: Stethoscope,
  doctor: Stethoscope,
};

function iconOf(type: EventType): LucideIcon {
  return about[type.split('.', 1)[0] ?? ''] ?? Package;
}

/** How it went, or what it is about: every line begins with one of both. */
export function EventIcon({ row: { event, group } }: { readonly row: ActivityRow }): JSX.Element {
  const tone = event ? toneOf(event) : toneOfGroup(group);
  const Icon = iconOf((event ?? group.events.at(-1))?.type ?? 'state.changed');
  return (
    <span className="activity-tone">
      {tone === 'good' ? <CircleCheck size={14} className="activity-good" aria-hidden /> : tone ? <SeverityIcon severity={tone} /> : <Icon size={14} aria-hidden />}
    </span>
  );
}
