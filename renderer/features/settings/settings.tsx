import type { JSX } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { words } from '../../words/settings.ts';
import { ProjectSettings } from './project-settings.tsx';
import { StudioSettings } from './studio-settings.tsx';
import './settings.css';

/** What a person can set: the Studio's own looks, and what the open project keeps. */
export function Settings(): JSX.Element {
  return (
    <Panel title={words.group}>
      <div className="settings">
        <StudioSettings />
        <ProjectSettings />
      </div>
    </Panel>
  );
}
