import type { JSX } from 'react';
import type { StudioSettings as Values } from '../../../src/contract/operations/studio.ts';
import { useShell, useStudio } from '../../state/context.tsx';
import { SegmentedControl } from '../../ui/tabs.tsx';
import { words } from '../../words/settings.ts';
import { Setting, SettingsPart } from './setting.tsx';

const themes = (['dark', 'light', 'system'] as const satisfies readonly Values['theme'][]).map((value) => ({ value, label: words.themes[value] }));
const densities = (['compact', 'comfortable'] as const satisfies readonly Values['density'][]).map((value) => ({ value, label: words.densities[value] }));

export function StudioSettings(): JSX.Element | null {
  const { shell } = useStudio();
  const { settings } = useShell();
  if (!settings) return null;
  return (
    <SettingsPart title={words.studio} says={words.studioSays}>
      <Setting title={words.theme} says={words.themeSays}>
        <SegmentedControl label={words.theme} value={settings.theme} onValue={(theme) => void shell.update({ theme })} options={themes} />
      </Setting>
      <Setting title={words.density} says={words.densitySays}>
        <SegmentedControl label={words.density} value={settings.density} onValue={(density) => void shell.update({ density })} options={densities} />
      </Setting>
    </SettingsPart>
  );
}
